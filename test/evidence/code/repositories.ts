/*
 * Six invented repositories and what they truly show, reasoned from the anchors of the skills before any of them was read by
 * the program: 1 is acquaintance, 2 is work of one's own. The first three were at hand while the readers were built.
 */

export interface Invented {
  name: string;
  /** Text by path. */
  files: Record<string, string>;
  /** Files committed by a second person. */
  byOther?: readonly string[];
  truth: Record<string, 1 | 2>;
}

/** A notebook as it is kept. */
function notebook(cells: readonly string[], language = "python"): string {
  return JSON.stringify({
    cells: [
      { cell_type: "markdown", source: ["# import torch and kubernetes, one day"] },
      ...cells.map((source) => ({
        cell_type: "code",
        outputs: [{ text: "import tensorflow" }],
        source: source.split(/(?<=\n)/),
      })),
    ],
    metadata: { kernelspec: { language, name: language } },
    nbformat: 4,
  });
}

const times = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join("\n");

const churn: Invented = {
  name: "customers who leave",
  files: {
    "README.md": "Kubernetes, Spark and Terraform may come later. import torch",
    "requirements.txt":
      "pandas==2.2\nscikit-learn>=1.4\nxgboost\nmlflow\nfastapi[standard]\nuvicorn\nboto3  # for later\n",
    "requirements-dev.txt": "-r requirements.txt\npytest\nruff\n",
    "src/datasets.py": "import pandas as pd\n\n\ndef load(path):\n    return pd.read_parquet(path)\n",
    "src/features.py": `"""Example:

import torch
from transformers import pipeline
"""
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def columns():
    number = Pipeline([("fill", SimpleImputer()), ("scale", StandardScaler())])
    kind = Pipeline([("fill", SimpleImputer(strategy="most_frequent")), ("code", OneHotEncoder(handle_unknown="ignore"))])
    return ColumnTransformer([("n", number, ["age", "spend"]), ("k", kind, ["plan"])])


def spend(frame):
    frame["log_spend"] = np.log1p(frame["spend"])
    return pd.concat([frame, frame["since"].dt.month.rename("month")], axis=1)
`,
    "src/train.py": `import joblib
import mlflow
from datasets import load
from features import columns, spend
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.pipeline import make_pipeline
from xgboost import XGBClassifier

MODELS = {"linear": LogisticRegression(), "forest": RandomForestClassifier(), "boosted": XGBClassifier(n_estimators=500)}
TRIED = {"boosted": XGBClassifier(max_depth=3), "deep": XGBClassifier(max_depth=9)}


def main():
    frame = spend(load("data/train.parquet"))
    for name, model in MODELS.items():
        with mlflow.start_run(run_name=name):
            search = GridSearchCV(make_pipeline(columns(), model), {}, cv=StratifiedKFold(5), scoring="roc_auc")
            search.fit(frame, frame["left"])
            mlflow.log_metric("auc", roc_auc_score(frame["left"], search.predict_proba(frame)[:, 1]))
            mlflow.sklearn.log_model(search, "model")
            joblib.dump(search, "model.joblib")


main()
`,
    "api/app.py": `import joblib
import pandas as pd
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Customer(BaseModel):
    age: int
    spend: float
    plan: str


@app.post("/score")
def score(customer: Customer):
    if customer.age < 0:
        raise HTTPException(422)
    return {"p": float(model.predict_proba(pd.DataFrame([customer.model_dump()]))[0, 1])}


@app.get("/health")
def health(ok=Depends(lambda: True)):
    return {"ok": ok}
`,
    "tests/test_features.py":
      "from src.features import spend\n\n\ndef test_log():\n    assert spend\n\n\ndef test_month():\n    assert spend\n\n\ndef test_empty():\n    assert spend\n",
    "notebooks/look.ipynb": notebook([
      "%matplotlib inline\nimport matplotlib.pyplot as plt\nimport seaborn as sns\nimport pandas as pd\n",
      "df = pd.read_csv('a.csv')\nsns.histplot(df.age)\nsns.boxplot(data=df)\nsns.heatmap(df.corr())\nplt.title('Age')\nplt.show()\nplt.savefig('a.png')\n",
    ]),
    "sql/features.sql":
      "-- one row a customer\nSELECT c.id, count(*) AS n\nFROM customers c\nJOIN orders o ON o.customer = c.id\nLEFT JOIN plans p ON p.id = c.plan\nGROUP BY c.id;\n",
    Dockerfile:
      "FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD uvicorn api.app:app\n",
    ".github/workflows/test.yml":
      "on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: pip install -r requirements-dev.txt && pytest\n",
    "node_modules/left/index.js": times(100, (i) => `exports.f${i} = () => require("express");`),
    "venv/lib/python3.12/site-packages/torch/nn.py": "import torch\ntorch.a()\ntorch.b()\ntorch.c()\n",
    "env2/pyvenv.cfg": "home = /usr/bin\n",
    "env2/lib/keras.py": "import tensorflow as tf\ntf.a()\ntf.b()\ntf.c()\n",
  },
  truth: {
    python: 2,
    sql: 2,
    "pandas-numpy": 2,
    "scikit-learn": 2,
    "xgboost-lightgbm": 2,
    matplotlib: 2,
    "data-visualisation": 2,
    "ml-algorithms": 2,
    "feature-engineering": 2,
    "model-evaluation": 2,
    "mlflow-wandb": 2,
    "apis-microservices": 2,
    "model-deployment": 2,
    "software-engineering-practice": 2,
    docker: 1,
    "ci-cd": 2,
    aws: 1,
    git: 1,
  },
};

const vision: Invented = {
  name: "defects in pictures",
  files: {
    "pyproject.toml": `[build-system]
requires = ["setuptools", "numpy", "cython"]

[project]
name = "defects"
dependencies = [
  "torch>=2.3",
  "torchvision",
  "timm",
  "wandb",
]

[project.optional-dependencies]
export = ["onnx", "onnxruntime"]
text = ["spacy"]

[tool.ruff]
select = ["keras"]
`,
    "defects/__init__.py": "",
    "defects/model.py": `import timm
import torch
from torch import nn


class Detector(nn.Module):
    def __init__(self, name="resnet50"):
        super().__init__()
        self.body = timm.create_model(name, pretrained=True)
        self.head = nn.Linear(self.body.num_features, 4)
        self.drop = nn.Dropout(0.2)

    def forward(self, x):
        return self.head(self.drop(self.body(x)))


def save(model, path):
    torch.save(model.state_dict(), path)


def export(model, path):
    torch.onnx.export(model, torch.zeros(1, 3, 224, 224), path)
`,
    "defects/data.py": `from torch.utils.data import DataLoader, DistributedSampler
from torchvision import transforms
from torchvision.datasets import ImageFolder

FLIP = transforms.Compose([transforms.RandomHorizontalFlip(), transforms.ToTensor()])


def loader(path):
    images = ImageFolder(path, transform=FLIP)
    return DataLoader(images, sampler=DistributedSampler(images))
`,
    "defects/train.py": `import torch
import torch.distributed as dist
import wandb
from torch.nn.parallel import DistributedDataParallel

from .data import loader
from .model import Detector


def train(rank):
    dist.init_process_group("nccl")
    model = DistributedDataParallel(Detector().to(rank))
    best = torch.optim.AdamW(model.parameters())
    wandb.init(project="defects")
    for epoch in range(30):
        for x, y in loader("train"):
            loss = torch.nn.functional.cross_entropy(model(x), y)
            loss.backward()
            best.step()
        wandb.log({"loss": loss.item(), "epoch": epoch})
    wandb.finish()
    dist.barrier()
    dist.destroy_process_group()
`,
    "defects/run_onnx.py": `import cv2
import onnxruntime as ort

session = ort.InferenceSession("model.onnx")
fast = ort.InferenceSession("model-int8.onnx")


def label(path):
    image = cv2.imread(path)
    return session.run(None, {"x": cv2.resize(image, (224, 224))}), ort.get_device()
`,
    "csrc/nms.cu": `#include <torch/extension.h>\n__global__ void keep(float* a) {}\n__global__ void drop(float* a) {}\n${times(70, (i) => `int a${i} = ${i};`)}\n`,
    "csrc/nms.cpp": times(80, (i) => `static int b${i} = ${i};`),
    "third_party/json/json.hpp": times(500, (i) => `int c${i};`),
    "third_party/server/Main.java": times(200, (i) => `import org.apache.kafka.A${i};`),
    "deploy/app.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: defects }
spec:
  template:
    spec:
      containers: [{ name: app, image: defects:1 }]
---
apiVersion: v1
kind: Service
metadata: { name: defects }
`,
    "infra/main.tf": `provider "aws" { region = "eu-central-1" }
resource "aws_s3_bucket" "data" { bucket = "defects" }
resource "aws_iam_role" "train" { name = "train" }
resource "aws_instance" "gpu" { instance_type = "g5.xlarge" }
`,
    "dvc.yaml": `stages:
  prepare:
    cmd: python prepare.py
    deps: [raw]
    outs: [data]
  train:
    cmd: python -m defects.train
    params: [lr]
`,
    "data.dvc": "outs:\n- md5: abc\n  path: data\n",
    ".gitlab-ci.yml": "build:\n  script:\n    - docker build .\n",
    Dockerfile: "FROM nvidia/cuda:12.4.0-runtime-ubuntu22.04\nCOPY . .\n",
    "compose.yaml": "services:\n  app: { build: . }\n  db: { image: postgres }\n",
    "docs/conf.py": "import sphinx_rtd_theme\nimport keras\n",
    "scripts/fetch.sh": "#!/bin/sh\n# fetches the pictures\ncurl -O https://example.org/a.zip\nunzip a.zip\n",
  },
  truth: {
    python: 2,
    cpp: 2,
    bash: 1,
    pytorch: 2,
    "deep-learning": 2,
    "computer-vision": 2,
    "distributed-training": 2,
    "mlflow-wandb": 2,
    "onnx-tensorrt": 2,
    "cuda-gpu": 2,
    kubernetes: 2,
    "terraform-iac": 2,
    aws: 1,
    mlops: 2,
    "ci-cd": 1,
    docker: 2,
    nlp: 1,
    git: 1,
  },
};

const analytics: Invented = {
  name: "sales by week",
  files: {
    "report/weekly.Rmd": `---
title: Sales
---
Text about torch and Spark.

\`\`\`{r}
library(dplyr)
library(ggplot2)
library(forecast)
${times(40, (i) => `x${i} <- sales |> filter(week == ${i})`)}
ggplot(sales, aes(week, n)) + geom_line()
\`\`\`

\`\`\`{python}
import tensorflow
\`\`\`
`,
    "report/model.R": `library(forecast)\nlibrary(ggplot2)\nfit <- auto.arima(sales)\n# library(keras)\n${times(40, (i) => `y${i} <- forecast(fit, h = ${i})`)}\n`,
    "dags/load.py": `from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator
from google.cloud import bigquery
from pendulum import datetime

QUERY = """
SELECT store, sum(n) FROM sales
JOIN stores USING (store)
JOIN regions USING (region)
GROUP BY store
"""


def rows():
    return bigquery.Client().query(QUERY).result()


def check():
    return bigquery.Client().get_table("sales.weekly")


def job():
    return bigquery.LoadJobConfig(write_disposition=bigquery.WriteDisposition.WRITE_TRUNCATE)


with DAG("sales", start_date=datetime(2026, 1, 1), schedule="@weekly") as dag:
    load = BashOperator(task_id="load", bash_command="scripts/load.sh")
    PythonOperator(task_id="rows", python_callable=rows) >> load >> PythonOperator(task_id="check", python_callable=check)
`,
    "dbt/dbt_project.yml": "name: sales\nmodels: {}\n",
    "dbt/models/stores.sql": "SELECT * FROM {{ ref('raw_stores') }}\n",
    "dbt/models/weekly.sql":
      "WITH w AS (SELECT * FROM {{ ref('sales') }})\nSELECT week, sum(n) FROM w JOIN stores s ON s.id = w.store JOIN regions r ON r.id = s.region GROUP BY week\n",
    "db/schema.sql":
      "CREATE TABLE stores (id int PRIMARY KEY);\nCREATE TABLE sales (id int, store int REFERENCES stores(id));\n",
    "db/backup.sql": `-- MySQL dump 10.13\nCREATE TABLE x (id int);\nINSERT INTO x VALUES (1);\n`,
    "scripts/load.sh": `#!/bin/bash\nset -euo pipefail\n${times(20, (i) => `bq load sales.week${i} week${i}.csv | tee -a log`)}\n`,
    "scripts/clean.sh": `#!/bin/bash\n${times(12, (i) => `sort week${i}.csv | uniq > clean${i}.csv`)}\n`,
    "compose.yaml": "services:\n  airflow: { image: apache/airflow }\n",
    "package.json": '{ "devDependencies": { "prettier": "^3" } }',
    "prettier.config.js": "export default { semi: false };\n",
  },
  truth: {
    r: 2,
    python: 2,
    sql: 2,
    bash: 2,
    "data-visualisation": 2,
    "time-series-forecasting": 2,
    airflow: 2,
    "data-pipelines-etl": 2,
    "snowflake-bigquery-warehouse": 2,
    gcp: 1,
    "data-modelling-architecture": 1,
    docker: 1,
    git: 1,
  },
};

const assistant: Invented = {
  name: "answers from documents",
  files: {
    "backend/pyproject.toml": `[tool.poetry]
name = "assistant"

[tool.poetry.dependencies]
python = "^3.12"
fastapi = "^0.115"
langchain = "*"
langchain-openai = "*"
chromadb = { version = "*" }
redis = "*"
prometheus-client = "*"

[tool.poetry.group.dev.dependencies]
pytest = "*"
`,
    "backend/requirements.lock.txt": times(
      30,
      (i) => `${["certifi", "idna", "urllib3", "transformers", "onnxruntime", "kubernetes"][i % 6]}==1.0`,
    ),
    "backend/app/__init__.py": "",
    "backend/app/main.py": `from fastapi import APIRouter, FastAPI, HTTPException
from prometheus_client import Counter, make_asgi_app

from app.agents import ask
from app.cache import recall, remember

ASKED = Counter("asked", "Questions")
app = FastAPI()
router = APIRouter()
app.mount("/metrics", make_asgi_app())


@router.post("/ask")
async def answer(question: str):
    ASKED.inc()
    if not question:
        raise HTTPException(400)
    known = recall(question)
    return known or remember(question, ask(question))


app.include_router(router)
`,
    "backend/app/cache.py": `import redis

store = redis.Redis()


def recall(key):
    return store.get(key)


def remember(key, value):
    store.set(key, value)
    return value


def reset():
    redis.Redis(db=1).flushdb()
    return redis.Redis(db=2)
`,
    "backend/app/agents.py": `from langchain.agents import AgentExecutor, create_tool_calling_agent
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

from app.search import find


@tool
def search(text: str):
    """Looks text up."""
    return find(text)


def ask(question):
    model = ChatOpenAI(model="gpt-4o-mini")
    prompt = ChatPromptTemplate.from_messages([("system", "Answer from the passages."), ("human", "{question}")])
    agent = create_tool_calling_agent(model, [search], prompt)
    return AgentExecutor(agent=agent, tools=[search]).invoke({"question": question})
`,
    "backend/app/search.py": `import chromadb
from langchain_text_splitters import RecursiveCharacterTextSplitter
from openai import OpenAI

client = chromadb.PersistentClient("index")
openai = OpenAI()


def embed(texts):
    return [one.embedding for one in OpenAI().embeddings.create(input=texts, model="text-embedding-3-small").data]


def index(text):
    parts = RecursiveCharacterTextSplitter(chunk_size=500).split_text(text)
    chromadb.PersistentClient("index").get_or_create_collection("docs").add(documents=parts, embeddings=embed(parts))


def find(text):
    return client.get_collection("docs").query(query_embeddings=embed([text]))


def summarise(text):
    return OpenAI().chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])
`,
    "backend/tests/test_search.py": "from app.search import find\n\n\ndef test_finds():\n    assert find\n",
    "frontend/package.json":
      '{ "dependencies": { "react": "^19", "d3": "^7" }, "devDependencies": { "vitest": "^3" } }',
    "frontend/src/App.tsx": `import { useState } from "react";\nimport * as d3 from "d3";\n${times(60, (i) => `export const scale${i} = d3.scaleLinear().domain([0, ${i}]);`)}\n`,
    "frontend/src/Chart.tsx": `import { select } from "d3";\n${times(40, (i) => `export const chart${i} = () => select("#c${i}");`)}\n`,
    "frontend/dist/index.js": times(300, () => 'import express from "express"; import mongodb from "mongodb";'),
    "docker-compose.yml": "services:\n  api: { build: backend }\n  redis: { image: redis }\n",
    "backend/Dockerfile": "FROM python:3.12\nCOPY . .\nCMD uvicorn app.main:app\n",
    ".github/workflows/publish.yml": "on: [push]\njobs:\n  image:\n    steps:\n      - run: docker build backend\n",
  },
  truth: {
    python: 2,
    "javascript-typescript": 2,
    "llm-generative-ai": 2,
    "rag-vector-search": 2,
    "agents-langchain": 2,
    "apis-microservices": 2,
    nosql: 2,
    monitoring: 1,
    "data-visualisation": 2,
    "software-engineering-practice": 1,
    docker: 2,
    "ci-cd": 1,
    git: 1,
  },
};

const streams: Invented = {
  name: "events as they come",
  files: {
    "jobs/build.sbt":
      'scalaVersion := "2.12.18"\nlibraryDependencies += "org.apache.spark" %% "spark-sql" % "3.5.1" % "provided"\n',
    "jobs/src/main/scala/Daily.scala": `package jobs\n\nimport org.apache.spark.sql.SparkSession\nimport org.apache.spark.sql.functions.{col, sum}\nimport org.apache.hadoop.fs.Path\n\nobject Daily {\n${times(50, (i) => `  val c${i} = col("c${i}")`)}\n}\n`,
    "jobs/src/main/scala/Sessions.scala": `package jobs\n\nimport org.apache.spark.sql.streaming.Trigger\nimport org.apache.spark.sql.SparkSession\n\nobject Sessions {\n${times(40, (i) => `  val t${i} = Trigger.ProcessingTime(${i})`)}\n}\n`,
    "jobs/target/classes/Old.java": "import org.apache.pig.A;",
    "consumer/pom.xml":
      "<project><groupId>org.example</groupId><dependencies><dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId></dependency><dependency><groupId>org.mongodb</groupId><artifactId>mongodb-driver-sync</artifactId></dependency></dependencies></project>",
    "consumer/src/main/java/Reader.java": `import org.apache.kafka.clients.consumer.KafkaConsumer;\nimport org.apache.kafka.clients.consumer.ConsumerRecords;\nimport com.mongodb.client.MongoClient;\n\nclass Reader {\n${times(60, (i) => `  int a${i} = ${i};`)}\n}\n`,
    "consumer/src/main/java/Writer.java": `import org.apache.kafka.clients.producer.KafkaProducer;\nimport com.mongodb.client.MongoCollection;\n\nclass Writer {\n${times(60, (i) => `  int b${i} = ${i};`)}\n}\n`,
    "consumer/src/test/java/ReaderTest.java": `import org.junit.jupiter.api.Test;\n\nclass ReaderTest {\n  @Test\n  void reads() {}\n\n  @Test\n  void again() {}\n\n  @Test\n  void never() {}\n}\n`,
    "windows/src/main/java/Windows.java": `import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;\nimport org.apache.flink.streaming.api.windowing.time.Time;\nimport org.apache.flink.api.common.functions.ReduceFunction;\n\nclass Windows {\n${times(30, (i) => `  int w${i};`)}\n}\n`,
    "gateway/go.mod":
      "module example.org/gateway\n\ngo 1.23\n\nrequire (\n\tgoogle.golang.org/grpc v1.65.0\n\tgithub.com/prometheus/client_golang v1.20.0\n\tgithub.com/jackc/pgx/v5 v5.6.0 // indirect\n)\n",
    "gateway/main.go": `package main\n\nimport (\n\t"net"\n\n\t"github.com/prometheus/client_golang/prometheus"\n\t"google.golang.org/grpc"\n)\n\nfunc main() {\n${times(50, (i) => `\tprintln(${i})`)}\n\t_, _ = net.Listen("tcp", ":1")\n\tgrpc.NewServer()\n\tprometheus.MustRegister()\n}\n`,
    "gateway/client.go": `package main\n\nimport "google.golang.org/grpc"\n\nfunc client() {\n${times(30, (i) => `\tprintln(${i})`)}\n\tgrpc.NewClient("a")\n}\n`,
    "gateway/events.proto": 'syntax = "proto3";\nservice Events {\n  rpc Send (Event) returns (Ack);\n}\n',
    "gateway/events.pb.go": `// Code generated by protoc-gen-go. DO NOT EDIT.\npackage main\nimport "cloud.google.com/go/storage"\n`,
    "chart/Chart.yaml": "apiVersion: v2\nname: gateway\n",
    "chart/templates/deployment.yaml":
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n",
    "chart/templates/service.yaml": "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n",
    Jenkinsfile: "pipeline {\n  stages {\n    stage('test') { steps { sh './mvnw verify' } }\n  }\n}\n",
    "alerts/rules.yml": "groups:\n  - name: lag\n    rules:\n      - alert: Late\n        expr: lag > 100\n",
    "ansible/site.yml":
      "- name: brokers\n  hosts: brokers\n  tasks:\n    - name: install\n      apt: { name: default-jre }\n    - name: start\n      service: { name: kafka, state: started }\n    - name: check\n      command: true\n",
    "gateway/Dockerfile": "FROM golang:1.23\nCOPY . .\nRUN go build\n",
  },
  truth: {
    scala: 2,
    java: 2,
    go: 2,
    spark: 2,
    hadoop: 1,
    kafka: 2,
    "flink-beam": 2,
    nosql: 2,
    "apis-microservices": 2,
    monitoring: 2,
    "software-engineering-practice": 2,
    kubernetes: 2,
    "ci-cd": 2,
    "terraform-iac": 2,
    docker: 1,
    git: 1,
  },
};

const research: Invented = {
  name: "a thesis with two authors",
  byOther: ["ops/main.tf", "ops/app.yaml", "fast/src/lib.rs", "fast/Cargo.toml", "ops/flow.py"],
  files: {
    "setup.py": `from setuptools import setup\n\nsetup(\n    name="thesis",\n    install_requires=["jax", "flax", "optax>=0.2", "gymnasium"],\n    extras_require={"old": ["theano"]},\n)\n`,
    "thesis/__init__.py": "",
    "thesis/policy.py": `import flax.linen as nn
import jax
import jax.numpy as jnp
import optax


class Policy(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(4)(nn.relu(nn.Dense(64)(x)))


@jax.jit
def loss(params, batch):
    return jnp.mean((batch.x - params) ** 2)


def step(params, batch):
    return optax.adam(1e-3).update(jax.grad(loss)(params, batch), params)
`,
    "thesis/worlds.py": `import gymnasium as gym
from gymnasium import spaces


class Corridor(gym.Env):
    action_space = spaces.Discrete(2)

    def reset(self):
        return 0

    def step(self, action):
        return action


def make():
    return gym.make("CartPole-v1")
`,
    "notebooks/priors.ipynb": notebook([
      "import pymc as pm\nimport arviz as az\nimport numpy as np\n",
      "with pm.Model() as model:\n    a = pm.Normal('a')\n    b = pm.HalfNormal('b')\n    pm.Normal('y', a, b, observed=np.array([1, 2]))\n    trace = pm.sample()\n",
    ]),
    "notebooks/effects.ipynb": notebook([
      "import pandas as pd\nimport statsmodels.formula.api as smf\nfrom scipy import stats\nimport shap\n",
      "df = pd.read_csv('runs.csv')\nprint(smf.ols('y ~ x', df).fit().summary())\nstats.ttest_ind(df.a, df.b)\nshap.summary_plot(df)\npd.crosstab(df.a, df.b)\ndf = pd.concat([df, df])\n",
    ]),
    "notebooks/nets.ipynb": notebook([
      "import tensorflow as tf\nfrom tensorflow.keras import layers\nfrom tensorflow import keras\n",
      "model = keras.Sequential([layers.Dense(8), layers.Dense(1)])\nmodel.compile(keras.optimizers.Adam())\nds = tf.data.Dataset.range(8)\ntf.random.set_seed(1)\ntf.constant(1)\n",
    ]),
    "tests/test_policy.py":
      "import numpy as np\n\nfrom thesis.policy import loss\n\n\ndef test_zero():\n    assert np.allclose(loss(np.zeros(2), None), 0)\n\n\ndef test_shape():\n    assert loss\n\n\ndef test_grad():\n    assert loss\n",
    ".travis.yml": "language: python\nscript: pytest\n",
    "ops/main.tf":
      'resource "google_compute_instance" "a" {}\nresource "google_storage_bucket" "b" {}\nresource "google_sql_database" "c" {}\n',
    "ops/app.yaml": "apiVersion: apps/v1\nkind: Deployment\n---\napiVersion: v1\nkind: Service\n",
    "ops/flow.py":
      "import kfp\nfrom kfp import dsl\n\n\n@dsl.pipeline\ndef flow():\n    dsl.ContainerOp()\n    dsl.Condition()\n",
    "fast/Cargo.toml": '[package]\nname = "fast"\n\n[dependencies]\naxum = "0.7"\n',
    "fast/src/lib.rs": `use axum::Router;\n${times(80, (i) => `pub fn f${i}() {}`)}\n`,
  },
  truth: {
    python: 2,
    jax: 2,
    "deep-learning": 2,
    "reinforcement-learning": 2,
    theano: 1,
    bayesian: 2,
    statistics: 1,
    "responsible-ai-security-privacy": 1,
    "pandas-numpy": 2,
    tensorflow: 2,
    keras: 2,
    "software-engineering-practice": 2,
    "ci-cd": 2,
    git: 1,
  },
};

export const BUILT_WITH: readonly Invented[] = [churn, vision, analytics];
export const HELD_BACK: readonly Invented[] = [assistant, streams, research];
