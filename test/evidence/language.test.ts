import { expect, it } from "vitest";
import { foreignLanguage, languageOf } from "../../src/evidence/language.ts";

const common = [
  { id: "en", words: new Set(["the", "and", "with", "for", "of", "to"]) },
  { id: "de", words: new Set(["und", "der", "die", "mit", "für"]) },
];
const read = common.map(({ words }) => words);

it.each([
  [
    "French",
    "J'ai conçu des modèles pour les clients et une équipe dans le service, avec la gestion du projet sur le site.",
  ],
  [
    "Spanish",
    "Diseñé los modelos para el equipo y una plataforma con los datos de la empresa en las tiendas del grupo.",
  ],
  ["Japanese", "私は機械学習エンジニアです。Pythonで推薦システムを開発しました。"],
  ["Chinese", "我是机器学习工程师，使用Python开发推荐系统。"],
  ["Korean", "저는 머신러닝 엔지니어입니다. Python으로 추천 시스템을 만들었습니다."],
])("%s is told by its little words or its letters", (name, text) => expect(foreignLanguage(text, read)).toBe(name));

it.each([
  "Built models for the team and the customers of a bank with Python, with an eye to cost",
  "Modelle für die Kunden der Bank mit Python und Spark",
  "Python, SQL, La Trobe, Los Alamos, Docker, Kubernetes, AWS",
])("what is read is not foreign: %s", (text) => expect(foreignLanguage(text, read)).toBeUndefined());

it("goes by what stands most often, and is English where nothing does", () => {
  expect(languageOf("Modelle für die Kunden mit Python und the", common)).toBe("de");
  expect(languageOf("Python, SQL", common)).toBe("en");
});
