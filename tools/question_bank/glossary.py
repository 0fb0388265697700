"""The field's terms and the words in which situations tell of them: a search for one finds the other.

Each line names a term, with other names for it, and then words that questions about it use. Names
are looked for in a query as whole words, also in the plural and with or without hyphens; the words
are searched beside it.
"""

import re
from collections.abc import Iterator
from functools import cache

TERMS = """
rag, retrieval augmented generation: retrieval retrieved passages document assistant
eval, evals, evaluation, eval set: evaluate measure test set examples labelled
ann, vector database, vector db, vector store, hnsw, faiss: vector index approximate graph embeddings memory
hyde, query expansion: invented answer paraphrases search
query rewriting, conversational search: follow-up question history rewrite
reranker, reranking, cross-encoder: rerank passages top fifty
hybrid search: keyword embedding fusion bm25
bm25, tf-idf, lexical search: keyword counting words length
chunking, chunk size: cut documents chunks pieces
knowledge graph, graphrag, multi-hop: entities relations depend graph
mrr, recall@k, ndcg, map: rank measure first relevant all relevant
relevance: relevant ranking judgements search
multimodal, clip: image text photo
ocr, document ai, idp: scans scanned fields invoices extract reading
asr, speech, voice: speech recognition transcription calls audio voice
multilingual, cross-lingual, i18n: languages language English
stale, staleness, freshness: deleted old outdated replaced versions
hallucination, hallucinate, make things up, making things up, confabulation: invented cite cited exist citation supported
grounding, faithfulness, citations: cited passage supports claim footnote
knowledge cutoff: cutoff training data current year
tokenisation, tokenization, tokeniser, tokenizer, bpe: tokens token letters
temperature, top-p, decoding: sampling temperature zero
nondeterminism, non-determinism, determinism, reproducibility: same different answer rerun temperature zero batch
structured output, json mode, constrained decoding: json schema parse valid field
function calling, tool use, tool calling: tool tools call arguments function description
mcp: tools tool descriptions connected
few-shot, in-context learning: examples prompt
prompt injection, jailbreak, indirect injection: hostile instructions untrusted mail orders ignore
system prompt leak: system prompt secret
red teaming, red team, adversarial testing: attack attacks
guardrail, guardrails, safety filter, content filter: filter refuses refused blocks safety
prompt caching, prefix cache: cached prefix prompt
semantic cache: cache answers similarity
prompt versioning, versioning of prompts, promptops, prompt management: prompt changes changed sentence release live
lost in the middle, long context: long context window middle position pages
context window, context budget: tokens prompt window
compaction, summarisation of history: summary summarises history window fills
long-term memory, user memory, personalisation: remember remembers profile notes memory
multi-agent, orchestrator, subagents, sub-agents: agents roles sub-agents hand over split
agent loop, runaway: loop steps limit budget stop
human in the loop, hitl, approvals: approve approval person ask confirm review
computer use, browser agent, rpa, gui agent: screenshots clicking portal screen
code interpreter, sandbox, sandboxing: run code execution sandbox Python
least privilege, access control, permissions, acl, rbac: rights permissions may read account
observability, tracing, audit trail: trace traces logs recorded
idempotency, idempotent, exactly once: twice key retry duplicate repeat
saga, compensation, compensating transaction: undo cancel booked half middle
rate limit, rate limiting, throttling, 429, quota: limits 429 retry backoff
thundering herd, retry storm: backoff jitter clients waiting
circuit breaker, graceful degradation, fallback, fallbacks: fallback degraded substitute breaker down
timeout, timeouts, deadline: timeout deadline limit seconds
dead letter queue, dlq, poison message: queue corrupt blocks
race condition, concurrency, lost update: same time writes overwrite version
flaky, flakiness: red build again random fail
resume, checkpointing, batch job: night job crash stopped progress resume
slo, sla, error budget: target budget availability percentile
post mortem, postmortem, incident, outage, root cause: incident cause alarm timeline
on call, on-call, pager, alert fatigue: alarm alarms wake night duty
mlops, llmops: production pipeline model monitoring release
drift, concept drift, data drift, covariate shift: drift inputs distribution worse retrain changed
training-serving skew, train serve skew, feature store: offline live training features differ service
ci/cd, cicd, ci: pipeline commit build tests release
canary, shadow deployment, shadow mode, gradual rollout, rollout, blue-green: shadow canary share traffic step
multi-tenant, multitenant, tenant, noisy neighbour: companies customers tenants shared
capacity planning, capacity, sizing: how many GPUs memory estimate requests
load test, load testing: traffic load test
gpu utilisation, gpu utilization, accelerator: GPU utilisation batch queue
cost, spend, bill, finops, token bill: cost costs bill expensive cheaper cents tokens
latency, slow: seconds slow percentile wait
percentile, p95, p99, tail latency: average percentile slow
kv cache, paged attention, vllm: cache keys values memory first word
ttft, time to first token, prefill: first word prefill
continuous batching, throughput: batch throughput
speculative decoding, draft model: draft model speed
moe, mixture of experts: experts sparse active parameters
reasoning model, chain of thought, test-time compute: thinks thinking reasoning
scaling laws, chinchilla, compute optimal: compute size data tokens training budget
emergent abilities, emergence: emerge ability larger
lora, qlora, peft, adapters: adapter adapters low-rank fine-tuned
sft, instruction tuning: tune examples base
pretraining, continued pretraining, domain adaptation: tokens training language base
catastrophic forgetting: forgets forget worse before
rlhf, dpo, rlaif, preference tuning, grpo, rlvr: reward preferences reinforcement comparisons
reward hacking, goodhart: reward rises exploit
quantisation, quantization, int4, int8, gptq, awq: bits four-bit eight-bit quantised weights
distillation, distil, student model: teacher student small large outputs
pruning, sparsity: weights zero
model merging: merge average adapters
synthetic data: generated examples
data contamination, benchmark contamination, contamination: benchmark trained leaked overlap public
llm as a judge, llm-as-a-judge, model graded: grader grade grades judge position
vibe check: tried liked
inter-annotator agreement, kappa, annotation: raters agree agreement labels chance
noisy labels, label noise, label quality: labelled labels errors wrong
active learning, labelling budget, labeling budget: labels spend label uncertain
data leakage, leakage, target leakage: leak leaked future known suspiciously validation folds
overfitting, underfitting, bias-variance, generalisation: training validation error gap regularise
class imbalance, imbalanced data, rare class: rare accuracy one in a hundred percent precision
calibration, calibrated, confidence score: probability sure calibrated reliability temperature
threshold, decision threshold, cut-off: cost mistakes probability threshold review
precision and recall, confusion matrix: precision recall errors
fairness, algorithmic bias, discrimination: groups fair fairness selected
interpretability, explainability, xai, shap: reasons explain explanation features
differential privacy, federated learning: privacy personal data leave noise
gdpr, erasure, right to be forgotten: delete deletion personal data
data residency, sovereignty: region Union leave
ethics, ethical, responsible ai: harm harmful unfair fear
poisoning, data poisoning: reports attackers feeding retrains
moderation, trust and safety, user generated content: moderators harmful comments hate violent
fraud, anti-fraud: fraud fraudulent payments
credit scoring, credit risk, underwriting: loans loan credit applicants
reject inference, selective labels: granted approved rejected outcome loans
predictive maintenance, anomaly detection: failure warning sensors fails vibration
forecasting, time series, demand forecast: forecast tomorrow demand sales
recommender, recommendation, recsys, personalised feed: recommend suggestions ranking clicks items feed
cold start: new items views fewer articles
position bias: position clicks order shown
learning to rank, ltr: ranking clicks
churn, retention: cancel leave customers
uplift, uplift modelling, heterogeneous effects: persuade effect call discount churn
survival analysis, time to event: how long cancelled censored
clustering, unsupervised, segmentation: segments clusters k-means
tabular, gradient boosting, xgboost, lightgbm: rows columns table boosting trees
feature scaling, standardisation, nearest neighbours, knn: scale distance similar units
collinearity, multicollinearity: correlated weights sign coefficients
missing values, missing data, imputation, imputing: empty missing blank gaps
categorical, high cardinality, target encoding: categories encoding merchants
hyperparameter, hyperparameters, tuning search: trainings hyperparameters search
cross-validation: folds validation split
statistical significance, significance, significant, p-value: p-value significant chance
power, sample size, power analysis, mde: how long visitors effect size test
confidence interval, uncertainty: interval
peeking, early stopping of tests, sequential testing: stop early day
multiple comparisons, multiple testing, p-hacking: metrics significant forty
causal inference, observational study, quasi-experiment: effect cause compare random
difference in differences, instrumental variable, synthetic control: before after groups effect
regression to the mean: worst selected fell extreme
simpson's paradox: overall groups mix
interference, spillover, network effects, sutva: share both arms affect
bandit, bandits: bandit explore
srm, sample ratio mismatch: split uneven
off-policy evaluation, counterfactual evaluation: logs policy
exploding gradients, nan, inf: NaN loss spike overflow gradient
vanishing gradients, skip connections, residual, resnet: layers deeper residual
mixed precision, fp16, bf16: 16-bit floats
distributed training, fsdp, tensor parallelism, pipeline parallelism: GPUs machines shard memory
flash attention, flashattention: attention kernel memory
attention, multi-head, transformer internals: attention heads softmax
rope, positional encoding: position length
contrastive learning, hard negatives, infonce, contrastive training: negatives pairs batch temperature
computer vision, cnn, vit: images photos
data augmentation, augmentation, transfer learning: photos pretrained augmentations
diffusion: pictures passes
embedding table: embedding articles rows
healthcare, medical, clinical, hospital: patients doctors hospital practices
legal, law: contracts lawyer clauses
finance, banking, fintech: bank loans payments
retail, e-commerce, ecommerce: shop products
manufacturing, industrial: plant line machines
education, edtech: pupils schools tutor
hr, hiring: jobs applicants employers
copilot, copilots, coding assistant, code assistant: developers code assistant suggestions
support bot, customer support, chatbot: support assistant
build or buy, build vs buy, self-hosted, self-host, vendor lock-in: provider interface open-weight own GPUs vendor
deprecation, deprecates, deprecated, sunset: switched off retired successor migration
conflict, disagreement, disagreements: disagreed disagree opposite directions
criticism, feedback: feedback unpleasant hear
failure, failed: failed trouble went wrong too low
mentoring, leadership, coaching people: mentored helped grow
stakeholder, stakeholders, pushing back, saying no: no against advice influence promised
prioritisation, prioritization, scope: cut first serve scope
ownership, handover: hand over service
ambiguity, vague, unclear requirements: vague definite asked needed
legacy, technical debt: taken over system inherited explain
angry, complaint, difficult customer: angriest angry customer
impact, value, benefit, benefited: difference worth helped users
"""

_NAME = r"(?<![a-z0-9]){}(?![a-z0-9])"


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_rows())


def _rows() -> Iterator[tuple[re.Pattern[str], str]]:
    for line in TERMS.strip().splitlines():
        names, _, words = line.partition(":")
        spelt = "|".join(_spelt(name.strip()) for name in names.split(","))
        yield re.compile(_NAME.format(f"(?:{spelt})s?")), words.strip()


def _spelt(name: str) -> str:
    """A name as one word, with hyphens or with spaces."""
    return "[- ]?".join(re.escape(part) for part in re.split("[- ]", name))


def told_as(query: str) -> str:
    """Words in which the bank tells of the terms that a query names; may be empty."""
    folded = query.casefold()
    return " ".join(words for name, words in _table() if name.search(folded))
