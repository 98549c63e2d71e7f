package io.lifeboat.cluster.checker;

/**
 * One check's verdict with what it rests on.
 *
 * @param name the check's stable name, such as "one-leader-per-term"
 * @param evidence one or two plain sentences in English with the figures behind the verdict
 */
public record CheckResult(String name, Verdict verdict, String evidence) {}
