import { countOf, type Mention, mark } from "./mention.ts";

/* Containers, clusters, infrastructure, workflows and data versions: files of which the kind itself says something. */

type Reader = (text: string, path: string) => Mention[];

const WORKFLOW =
  /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|\.travis\.ya?ml|Jenkinsfile[^/]*|azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml|\.drone\.ya?ml|\.buildkite\/[^/]+\.ya?ml|buildspec\.ya?ml|cloudbuild\.ya?ml)$/;
const RUNS_TESTS =
  /\b(?:pytest|unittest|tox|nox|ctest|vitest|jest|(?:npm|pnpm|yarn|bun)(?: run)? test|go test|cargo (?:test|nextest)|mvnw?\b.{0,40}\b(?:test|verify)|gradlew?\b.{0,40}\b(?:test|check|build)|sbt test|make (?:test|check)|testthat|rcmdcheck)\b/;

const READERS: readonly [RegExp, Reader][] = [
  [WORKFLOW, readWorkflow],
  [
    /(?:^|\/)(?:[^/]+\.)?(?:Dockerfile|Containerfile)(?:\.[^/]+)?$/i,
    (text) => (/^\s*FROM\s+\S/im.test(text) ? [mark("dockerfile")] : []),
  ],
  [/(?:^|\/)(?:docker-)?compose(?:[.-][^/]+)?\.ya?ml$/, (text) => (/^services:/m.test(text) ? [mark("compose")] : [])],
  [/(?:^|\/)Chart\.yaml$/, () => [mark("helm")]],
  [/(?:^|\/)kustomization\.ya?ml$/, () => [mark("kustomize")]],
  [/(?:^|\/)dvc\.yaml$/, readStages],
  [/(?:^|\/)[^/]+\.dvc$/, (text) => (/^outs:/m.test(text) ? [mark("dvc", 0.5)] : [])],
  [/(?:^|\/)MLproject$/, () => [mark("mlflow-project")]],
  [/(?:^|\/)dbt_project\.ya?ml$/, () => [mark("dbt")]],
  [/\.tf$/, readTerraform],
  [/\.bicep$/, (text) => (/^resource\s/m.test(text) ? [mark("bicep", countOf(text, /^resource\s/gm))] : [])],
  [/(?:^|\/)(?:openapi|swagger)\.json$/, () => [mark("openapi")]],
  [/\.ya?ml$/, readYaml],
];

export function infrastructureReader(path: string): Reader | undefined {
  return READERS.find(([pattern]) => pattern.test(path))?.[1];
}

function readWorkflow(text: string, path: string): Mention[] {
  return [
    mark("workflow"),
    ...(RUNS_TESTS.test(text.replace(/^\s*#[^\n]*/gm, "")) ? [mark("workflow-tests")] : []),
    ...(/cloudbuild\.ya?ml$/.test(path) ? [mark("cloud-build")] : []),
  ];
}

function readStages(text: string): Mention[] {
  const stages = countOf(/^stages:[ \t]*\n((?:[ \t][^\n]*\n?|\n)*)/m.exec(text)?.[1] ?? "", /^ {2}\w[\w-]*:/gm);
  return stages > 0 ? [mark("dvc-stages", stages + 1)] : [];
}

const PROVIDERS = { aws: "terraform-aws", google: "terraform-gcp", azurerm: "terraform-azure" } as const;

function readTerraform(text: string): Mention[] {
  const parts = countOf(text, /^\s*(?:resource|module|data)\s+"/gm);
  const provider = [...text.matchAll(/^\s{0,20}resource\s{1,9}"(aws|google|azurerm)_/gm)].map(
    ([, name]) => name as keyof typeof PROVIDERS,
  );
  return parts === 0 ? [] : [mark("terraform", parts), ...[...new Set(provider)].map((name) => mark(PROVIDERS[name]))];
}

const CLUSTER_KINDS =
  /^kind:\s{0,9}["']?(?:Deployment|Service|StatefulSet|DaemonSet|Job|CronJob|ConfigMap|Ingress|PersistentVolumeClaim|HorizontalPodAutoscaler|Pod|NetworkPolicy)["']?\s*$/gm;

function readYaml(text: string, path: string): Mention[] {
  if (/(?:^|\/)templates\//.test(path) && text.includes("{{") && /^kind:/m.test(text)) return [mark("helm")];
  const kinds = /^apiVersion:/m.test(text) ? countOf(text, CLUSTER_KINDS) : 0;
  return [
    // Two together, as a deployment with its service, are a program put on a cluster.
    ...(kinds > 0 ? [mark("kubernetes", kinds === 1 ? 1 : kinds + 1)] : []),
    ...(/^AWSTemplateFormatVersion:/m.test(text)
      ? [mark("cloudformation", countOf(text, /^ {2,8}Type:\s*["']?AWS::/gm))]
      : []),
    ...(/^- (?:name:[^\n]*\n {2})?hosts:/m.test(text) ? [mark("ansible", countOf(text, /^ {2,8}- name:/gm))] : []),
    ...(/^scrape_configs:/m.test(text) ? [mark("prometheus-scrape")] : []),
    ...(/^\s{0,20}- alert:/m.test(text) && /^\s{0,30}expr:/m.test(text) ? [mark("alert-rules", 3)] : []),
    ...(/^openapi:\s{0,9}["']?3/m.test(text) ? [mark("openapi")] : []),
  ];
}
