"""The field's synonyms: different words and phrases for one concept are read as one term.

Each line of a table names a concept first and then other ways of saying it. Words are compared by
their stems, phrases word by word, so that `approximate nearest neighbours` is also `ANN`. A word
stands in one line only, and two concepts that an interviewer would tell apart share no line.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from tools.rubric_scorer.stemming import stem

FIELD = """
ann: approximate nearest neighbour, approximate nearest neighbor, approximate search, approximate index, vector index, hnsw, ivf, faiss
retrieval: retriever, retrieve, fetch, search, lookup, look up
rag: retrieval augmented generation, retrieval augmented
rerank: reranker, reranking, rescore, reorder, re order, cross encoder, crossencoder, sort again, rank again
biencoder: bi encoder, dual encoder, two tower
bm25: keyword search, lexical search, full text search, term matching, sparse retrieval, inverted index
embedding: embed, vector representation, dense vector, embedding vector
cosine: cosine similarity, dot product, inner product
chunk: passage, snippet, fragment, paragraph, excerpt
corpus: collection, document base, whole index
llm: large language model, language model, gpt
token: tokens
tokenizer: tokeniser, tokenization, tokenisation, byte pair encoding, bpe
context: context window, context length, prompt window
hallucinate: hallucination, makes things up, make things up, making things up, made things up, make up, made up, making up, makes up, fabricate, confabulate, invent
ground: grounded, grounding, faithful, faithfulness, supported by the source, backed by
cite: citation, attribution, reference the source
prompt: instruction, system message
injection: prompt injection, inject
finetune: fine tune, fine tuned, fine tuning, finetuning, finetuned, sft, further training, adapt the weights
lora: low rank adapter, low rank adaptation, adapter, adapters, peft
quantize: quantise, quantisation, quantization, int8, four bit, lower precision
distill: distil, distillation, student model, teacher model
temperature: sampling temperature
greedy: argmax, greedy decoding, most likely token
sample: draw, sampled, sampling
kvcache: kv cache, key value cache, cached keys and values, keys and values
attention: self attention, attend
prefill: prompt processing, process the prompt
ttft: time to first token, first token latency
p95: tail latency, ninety fifth percentile, 95th percentile, 99th percentile, worst latency, slowest requests
latency: response time, delay, lag, wait time, waiting time, milliseconds, roundtrip, round trip
throughput: requests per second, qps, tokens per second, queries per second
gpu: graphics card, accelerator, cuda
oom: out of memory, memory overflow, run out of memory, runs out of memory, ran out of memory
memory: vram, ram
batchnorm: batch norm, batch normalization, batch normalisation, bn layer
normalize: normalise, normalization, normalisation, standardize, standardise
gradient: gradients, derivative, grad
clip: clipping, cap the gradient, gradient clipping
backprop: backpropagation, back propagation, backward pass, back propagate
checkpoint: checkpointing, snapshot
recompute: recomputation, compute again, recalculate
learningrate: learning rate, step size, lr
warmup: warm up
diverge: explode, blow up, blows up, nan, infinity, not a number
overfit: overfitting, memorize, memorise, memorization, memorisation, learn by heart
dropout: drop out
optimizer: optimiser, adam, adamw, sgd
mixedprecision: mixed precision, half precision
float16: fp16, 16 bit, 16 bits, sixteen bit, sixteen bits
float32: fp32, 32 bit, 32 bits, full precision
bfloat16: bf16
initialize: initialise, initialization, initialisation, init
accumulate: accumulation, add up, pile up, compound, multiply up, snowball
forget: catastrophic forgetting, forgetting, unlearn
regularize: regularise, regularization, regularisation, weight decay
ab: a b test, ab test, split test, controlled experiment, online experiment
randomize: randomise, randomization, randomisation, random assignment, randomly assign, at random, by chance alone, coin flip
confound: confounder, confounding, confounded, common cause, hidden factor, lurking variable, third variable
selection: self selection, selection bias, choose themselves
treatment: treated, intervention arm, treatment group, treatment arm
control: control group, holdout group, comparison group
instrument: instrumental variable
causal: causation, causality, cause and effect
correlate: correlation, association, associated
confidence: confidence interval, error bar, error bars, uncertainty, margin of error, standard error, interval, bootstrap interval
significant: significance, statistically significant, p value, p values
power: power calculation, power analysis, sample size
peek: peeking, look early, optional stopping, early look, stop early, stopping early, repeated looks, repeated checks, interim
multiplecomparison: multiple comparison, multiple testing, many tries, many comparisons
paired: mcnemar, item by item, pairwise, discordant, same examples, example by example, case by case
baserate: base rate, prior, prevalence, rarity, class imbalance, imbalance, imbalanced, skewed classes, rare class
falsepositive: false positive, false positives, false alarm, false alarms, false alert, false alerts, wrongly flagged
falsenegative: false negative, false negatives, missed case, missed fraud, missed detection
precision: positive predictive value, ppv
recall: sensitivity, true positive rate, coverage, hit rate
threshold: cut off, cutoff, operating point, decision boundary
calibrate: calibration, calibrated, platt, isotonic
roc: auc, roc auc
confusionmatrix: confusion matrix
bayes: bayes rule, bayes theorem, posterior
ndcg: mrr, ranking metric, rank metric
metric: measure, measurement, kpi, figure of merit, score
baseline: benchmark, reference system, simple model
testset: test set, evaluation set, eval set, golden set, gold set, benchmark set, holdout set, held out set, labelled set, labeled set, labelled examples, labeled examples, held out data
eval: evaluate, evaluation, assess, assessment
judge: grader, llm as a judge, model as judge, llm judge, rater
human: person, people, expert, annotator, reviewer, labeller, labeler
agreement: kappa, inter annotator, inter rater, agree with humans, cohen
rubric: guideline, criteria, criterion, checklist, scoring guide
label: annotate, annotation, ground truth, gold label, labelled, labeled
leak: leakage, leaking, contamination, contaminate, contaminated, seen in training
drift: distribution shift, data shift, covariate shift, shift in the data, concept drift, decay, degrade over time
skew: training serving skew, train serve skew, serving skew, mismatch
monitor: monitoring, observe, observability, watch, track, dashboard, keep an eye
alert: alarm, page, pager, notify, notification
log: logging, record, trace, audit trail, audit log
rollback: roll back, revert, undo, go back
shadow: shadow mode, silently, in the background
canary: small share of traffic, gradual rollout, staged rollout, gradually, feature flag
retry: retries, retrying, try again, attempt again, repeat the call, repeat the request, send again, call again, repeated request
backoff: back off, exponential backoff, exponentially longer, wait longer
jitter: random delay, randomness in the delay, spread out, thundering herd
idempotent: idempotency, idempotency key, request id, safe to repeat, harmless to repeat, deduplicate, dedupe, deduplication, duplicate, twice
timeout: time out, times out, timed out, deadline, time limit
ratelimit: rate limit, rate limits, 429, throttle, throttled, throttling, quota, too many requests
circuitbreaker: circuit breaker, stop calling
fallback: fall back, degraded, backup, back up, plan b, default answer, second provider, degrade gracefully
queue: backlog, queueing, enqueue
fail: failure, error, fault, break, crash, outage, go down, went wrong, goes wrong
permanent: not retryable, client error, 400
transient: temporary, temporarily, 503
validate: validation, check, verify, verification, sanity check
schema: json schema, typed, type, structured output, pydantic, format
parse: parsing, parser, extract
constrain: constrained decoding, constraint, grammar, force the format
tool: function, function call, function calling, tool call, api endpoint, endpoint
agent: autonomous, autonomy, agentic
workflow: pipeline, fixed steps, scripted, flow chart, fixed sequence, hard coded, predefined steps
deterministic: predictable, reproducible, reproducibility, same every time, identical
nondeterministic: random, randomness, stochastic, vary, varies, variation
permission: authorise, authorize, authorisation, authorization, access right, access control, rights, privilege, allowed to see, entitlement
tenant: customer account, company account
isolate: isolation, separation, namespace, partition
pii: personal data, personally identifiable, private data
filter: filtering, filtered, restrict, restriction, predicate, where clause
approve: approval, confirm, confirmation, sign off, human in the loop, human approval
irreversible: cannot be undone, cannot undo, can't undo, not reversible
untrusted: attacker, hostile, malicious, adversarial, not trusted
exfiltrate: exfiltration, send out, leak data, steal
summarize: summarise, summary, compress, condense, compaction, compact
irrelevant: distract, distractor, distraction, off topic
lost: lost in the middle, overlook, overlooked
stale: outdated, out of date, old data, obsolete
fresh: up to date, current data, newest
reindex: re index, rebuild the index, index again, re embed, embed again, reembed, recompute embeddings
version: versioned, versioning
migrate: migration, switch over, cut over
feature: input variable, covariate
featurestore: feature store, online store, key value store
stream: streaming, kafka, real time, realtime
precompute: compute in advance, in advance, ahead of time, beforehand, pre computed, computed offline, calculated once
cost: price, money, expense, bill, spend, pay, budget, dollar, euro
user: customer, client, consumer, end user
stakeholder: manager, boss, product owner, management
requirement: need, needs, what they need
colleague: teammate, coworker, engineer, peer
interview: talk to, spoke with, conversation with
prototype: mock up, proof of concept, mvp, pilot
feedback: thumbs, rating, complaint
segment: slice, subgroup, cohort, breakdown, break down, category
regression: got worse, gets worse, newly broken
average: mean, on average
variance: spread, fluctuation, wobble
outlier: extreme value, heavy tail
simplest: simple version, simple solution
sequence: series
parallel: concurrently, at the same time, simultaneously
scale: scaling, grow linearly, linearly, proportional
network: neural network, net
weight: parameter, parameters, coefficients
train: training, trained, learn
inference: at serving, at inference, prediction time, serving time, at query time
deploy: ship, release, launch, roll out, rollout, go live, put into production
production: live traffic, real traffic, real users
experiment: trial
replace: swap, substitute
combine: merge, fuse, fusion, blend, join, mix, hybrid
rrf: reciprocal rank fusion, rank fusion
duplicates: near duplicate, near duplicates
expert: specialist, domain expert
guarantee: ensure, assure, make sure, promise
recover: bring back, rescue, save, repair, restore, get back
miss: fail to find, not find, overlooked document, not retrieved
split: divide, cut into
overlap: overlapping, sliding window
heading: title, section title, header
identifier: id, sku, product code, error code, part number, serial number, exact term, exact words, exact match
synonyms: paraphrase, other words, different wording, different words, meaning, semantic, semantically
compare: comparison, versus, side by side, measure against
limit: bound, cap, ceiling, upper bound, maximum, restrict to
explain: explanation, reason, rationale, justify
escalate: hand over, handover, hand off, pass to a human, route to a human
novelty: new toy, wears off, curiosity
weekly: weekend, week, whole weeks
overstate: exaggerate, inflate, overestimate, too optimistic, flattering, biased upwards, winner's curse, regression to the mean
guardrail: guard rail, safety metric, kill switch
increase: go up, goes up, went up, going up, shoot up, shoots up
decrease: go down, goes down, went down, going down, bring down, brings down
"""
"""Concepts that interviews for this field are full of."""

HEARD = """
rag: our a g, are a g, r a g, rack pipeline, rag time
llm: l l m, lm model, el el em, ll em, l m s
bert: bird model, burt
bm25: b m 25, bm 25, bm twenty five, b m twenty five, beam 25
kvcache: k v cache, kay vee cache, kv cash, kv catch, key value cash
lora: low ra, laura, lower adapter, low raw
ndcg: n d c g, and dcg
gpu: g p u, jeep you
hnsw: h n s w
ann: a n n
p95: p 95, p ninety five, p 99, p ninety nine, pee 95
json: jason, j son
schema: skima, scheme a
colbert: cole bear, call bert, col bert
softmax: soft max
idempotent: item potent, i dem potent, id potent, idem potent
jitter: gitter
cache: cash
queue: cue
rerank: re rank, re ranker, re ranking, three ranker
epoch: epic
tokenizer: token eyes her
pytorch: pie torch, by torch
cuda: cooda, kuda
qlora: q lora, cue lora
faiss: face index
logits: lodge it, logit, low jets
ablation: oblation
sql: sequel
api: a p i
sla: s l a
ttft: t t f t
roc: rock curve, r o c
auc: a u c
nan: nun, n a n
sgd: s g d
pii: p i i
mcnemar: mac nemar, mick nemar, mcnemars
bayes: base rule, base theorem, bays rule
embedding: in bedding, embed ding
finetune: find tune, fine tooth
"""
"""What speech recognition writes for words that it does not know."""

PREFIXES = frozenset({"re", "pre", "over", "under", "multi", "non", "de", "un", "hyper", "co"})
"""Beginnings that people write apart from their word, or with a hyphen."""
LONGEST_PHRASE = 4

Phrase = tuple[str, ...]


def concept(words: Phrase) -> str | None:
    """The term that a word or phrase, given by its stems, stands for."""
    return _table().get(words)


@lru_cache(maxsize=1)
def starts() -> frozenset[str]:
    """First stems of phrases of two words and more."""
    return frozenset(words[0] for words in _table() if len(words) > 1)


@lru_cache(maxsize=1)
def _table() -> Mapping[Phrase, str]:
    return dict(_entries(HEARD)) | dict(_entries(FIELD))


def _entries(table: str) -> Iterator[tuple[Phrase, str]]:
    for line in table.strip().splitlines():
        name, _, others = line.partition(":")
        for phrase in (name, *others.split(",")):
            yield tuple(stem(word) for word in phrase.replace("'", " ").split()), stem(name)
