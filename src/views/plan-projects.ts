import type { Catalog, Milestone, Project } from "../catalog/schema.ts";
import type { Plan, PlanStep } from "../core/plan/plan.ts";
import type { PlannedProject } from "../core/plan/spine.ts";
import { type Block, heading, type Inline, list, paragraph, type Task, type Text } from "../render/blocks.ts";
import { joined } from "./format.ts";

type Names = Pick<Catalog, "skills" | "projects">;
type Planned = PlannedProject["milestones"][number];

export interface PlacedMilestone {
  project: Project;
  milestone: Milestone;
  /** From 1. */
  number: number;
}

/** The milestone that a step names. */
export function milestoneOf(
  { milestone }: Pick<PlanStep, "milestone">,
  { projects }: Names,
): PlacedMilestone | undefined {
  const project = projects.find(({ id }) => id === milestone?.project);
  const index = project?.milestones.findIndex(({ id }) => id === milestone?.milestone) ?? -1;
  const found = project?.milestones[index];
  return project && found ? { project, milestone: found, number: index + 1 } : undefined;
}

/** "Demand forecast service, milestone 3: A repository that others can work in". */
export function milestoneWords({ project, milestone, number }: PlacedMilestone): string {
  return `${project.title}, milestone ${number}: ${milestone.title}`;
}

/** The projects of a plan. `all` adds what stands at each milestone, how somebody else checks it, and what is needed. */
export function projectBlocks({ projects }: Plan, data: Names, all: boolean): Block[] {
  if (projects.length === 0) return [];
  return [
    heading(projects.length === 1 ? "The project that proves it" : "The projects that prove it"),
    ...projects.flatMap((planned) => {
      const project = data.projects.find(({ id }) => id === planned.id);
      return project ? oneProject(planned, project, data, all) : [];
    }),
    paragraph("Milestones take the hours of their steps and none besides.", "dim"),
  ];
}

function oneProject(planned: PlannedProject, project: Project, data: Names, all: boolean): Block[] {
  const uses = project.uses.flatMap(({ name, publisher, url }, i): Inline[] => [
    i === 0 ? "Built on " : ", ",
    { link: url, text: name },
    ` (${publisher})`,
  ]);
  const places = planned.milestones.map((one, i) => ({ one, milestone: project.milestones[i] as Milestone, i }));
  const ahead = places.filter(({ one }) => one.state !== "beyond");
  const beyond = places.length - ahead.length;
  return [
    heading(project.title, 3),
    paragraph(project.summary),
    paragraph([...uses, `. Needs: ${needsWords(project)}.`]),
    all
      ? { kind: "tasks", tasks: ahead.map(({ one, milestone, i }) => taskOf(one, milestone, i + 1, data)) }
      : list(ahead.map(({ one, milestone, i }): Text => lineOf(one, milestone, i + 1, data))),
    ...(beyond > 0
      ? [
          paragraph(
            `${beyond} of its ${places.length} milestones ${beyond === 1 ? "lies" : "lie"} beyond this plan.`,
            "dim",
          ),
        ]
      : []),
  ];
}

function needsWords({ needs: { computer, gpu, accounts, cost } }: Project): string {
  return [computer, ...(gpu ? [`GPU: ${gpu}`] : []), ...(accounts ? [accounts] : []), `cost: ${cost}`].join("; ");
}

function lineOf(planned: Planned, milestone: Milestone, number: number, data: Names): Text {
  const practises = (milestone.practises ?? []).map((id) => nameOf(id, data));
  const more = planned.ends && practises.length > 0 ? `; practises ${joined(practises)}` : "";
  return [`Milestone ${number}: `, { strong: milestone.title }, `, ${stateWords(planned, data)}${more}`];
}

function stateWords({ proves, ends }: Planned, data: Names): string {
  if (!ends) return "with what you bring";
  return `by ${ends}: ${joined(proves.map(({ skill, level }) => `${nameOf(skill, data)} ${level}`))}`;
}

function taskOf(planned: Planned, milestone: Milestone, number: number, data: Names): Task {
  return {
    text: lineOf(planned, milestone, number, data),
    notes: [milestone.text, `Check: ${milestone.check}`],
  };
}

function nameOf(id: string, { skills }: Pick<Names, "skills">): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}
