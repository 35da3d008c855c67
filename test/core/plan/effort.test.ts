import { describe, expect, it } from "vitest";
import { Effort } from "../../../src/core/plan/effort.ts";

describe("a stock of steps", () => {
  it("has no end unless told", () => {
    const effort = new Effort();
    effort.spend(1e12);
    expect(effort.left).toBe(Number.POSITIVE_INFINITY);
  });

  it("gives all of its steps and not one more", () => {
    const effort = new Effort(10);
    effort.spend(4);
    expect(effort.left).toBe(6);
    effort.spend(6);
    expect(effort.left).toBe(0);
    expect(() => effort.spend(1)).toThrow();
    expect(effort.left).toBe(0);
  });
});

describe("a piece of work with a share of it", () => {
  it.each([
    [1, 100, 0],
    [1 / 2, 50, 50],
    [1 / 4, 20, 80],
  ])("of %d may spend %d, which the whole then lacks", (share, steps, left) => {
    const effort = new Effort(100);
    const done = effort.within(share, (part) => {
      part.spend(steps);
      return "done";
    });
    expect([done, effort.left]).toEqual(["done", left]);
  });

  it("ends without a result when the share is used up; the rest stays for others", () => {
    const effort = new Effort(100);
    let came = 0;
    const done = effort.within(1 / 2, (part) => {
      for (;;) {
        part.spend(20);
        came += 1;
      }
    });
    expect([done, came, effort.left]).toEqual([undefined, 2, 50]);
    expect(effort.within(1, (part) => part.left)).toBe(50);
  });

  it("may hold another, whose steps count in both", () => {
    const effort = new Effort(100);
    const inner = effort.within(1 / 2, (half) => {
      const quarter = half.within(1 / 2, (part) => part.spend(26));
      return [quarter, half.left];
    });
    expect(inner).toEqual([undefined, 25]);
    expect(effort.left).toBe(75);
  });

  it("lets every other error through, and still pays", () => {
    const effort = new Effort(10);
    const fail = () =>
      effort.within(1, (part) => {
        part.spend(3);
        throw new TypeError("a bug");
      });
    expect(fail).toThrow(TypeError);
    expect(effort.left).toBe(7);
  });
});
