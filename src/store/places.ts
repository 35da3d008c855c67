import { isAbsolute, join } from "node:path";
import { UserError } from "../errors.ts";

export interface World {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
}

/** The settings file, $XDG_CONFIG_HOME/mlcareer/config.yaml or at the platform's own place; undefined without a home. */
export function settingsFile({ env, platform }: World): string | undefined {
  const name = join("mlcareer", "config.yaml");
  if (env.XDG_CONFIG_HOME && isAbsolute(env.XDG_CONFIG_HOME)) return join(env.XDG_CONFIG_HOME, name);
  if (platform === "win32" && env.APPDATA) return join(env.APPDATA, name);
  const home = homeOf({ env, platform });
  return home && join(home, platform === "darwin" ? join("Library", "Application Support") : ".config", name);
}

/**
 * Where a person's assessments lie: $XDG_DATA_HOME/mlcareer when set (relative values are invalid and passed over, as
 * the XDG standard says), else the platform's own place. Throws UserError when there is no home to put them in.
 */
export function dataFolder({ env, platform }: World): string {
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return join(env.XDG_DATA_HOME, "mlcareer");
  if (platform === "win32" && env.APPDATA) return join(env.APPDATA, "mlcareer");
  const home = homeOf({ env, platform });
  if (!home) {
    throw new UserError(
      "There is no home folder to keep assessments in.",
      "Set HOME or XDG_DATA_HOME, or use --no-save.",
    );
  }
  if (platform === "darwin") return join(home, "Library", "Application Support", "mlcareer");
  return join(home, ".local", "share", "mlcareer");
}

function homeOf({ env, platform }: World): string | undefined {
  const home = env.HOME || (platform === "win32" ? env.USERPROFILE : undefined);
  return home && isAbsolute(home) ? home : undefined;
}
