import { describe, expect, it } from "vitest";
import { dataFolder, settingsFile } from "../../src/store/places.ts";

describe("where assessments lie", () => {
  it.each<[Record<string, string>, NodeJS.Platform, string]>([
    [{ HOME: "/home/a" }, "linux", "/home/a/.local/share/mlcareer"],
    [{ HOME: "/home/a", XDG_DATA_HOME: "/data" }, "linux", "/data/mlcareer"],
    [{ HOME: "/home/a", XDG_DATA_HOME: "data" }, "linux", "/home/a/.local/share/mlcareer"],
    [{ HOME: "/home/a", XDG_DATA_HOME: "" }, "linux", "/home/a/.local/share/mlcareer"],
    [{ HOME: "/Users/a" }, "darwin", "/Users/a/Library/Application Support/mlcareer"],
    [{ HOME: "/Users/a", XDG_DATA_HOME: "/data" }, "darwin", "/data/mlcareer"],
    [{ APPDATA: "/appdata", USERPROFILE: "/users/a" }, "win32", "/appdata/mlcareer"],
    [{ USERPROFILE: "/users/a" }, "win32", "/users/a/.local/share/mlcareer"],
    [{ APPDATA: "/appdata", HOME: "/home/a" }, "linux", "/home/a/.local/share/mlcareer"],
  ])("by %j on %s: %s", (env, platform, folder) => expect(dataFolder({ env, platform })).toBe(folder));

  it.each<[Record<string, string>, NodeJS.Platform]>([
    [{}, "linux"],
    [{ HOME: "" }, "linux"],
    [{ HOME: "relative" }, "linux"],
    [{ USERPROFILE: "/users/a" }, "linux"],
    [{}, "win32"],
  ])("is nowhere by %j on %s, with the way out", (env, platform) => {
    expect(() => dataFolder({ env, platform })).toThrow("There is no home folder");
    expect(settingsFile({ env, platform })).toBeUndefined();
  });
});

describe("where the settings lie", () => {
  it.each<[Record<string, string>, NodeJS.Platform, string]>([
    [{ HOME: "/home/a" }, "linux", "/home/a/.config/mlcareer/config.yaml"],
    [{ XDG_CONFIG_HOME: "/config" }, "linux", "/config/mlcareer/config.yaml"],
    [{ HOME: "/home/a", XDG_CONFIG_HOME: "config" }, "linux", "/home/a/.config/mlcareer/config.yaml"],
    [{ HOME: "/Users/a" }, "darwin", "/Users/a/Library/Application Support/mlcareer/config.yaml"],
    [{ APPDATA: "/appdata" }, "win32", "/appdata/mlcareer/config.yaml"],
  ])("by %j on %s: %s", (env, platform, file) => expect(settingsFile({ env, platform })).toBe(file));
});
