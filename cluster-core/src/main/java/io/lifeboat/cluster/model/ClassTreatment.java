package io.lifeboat.cluster.model;

/** One cell of the table in force: what a class of requests gets, and what gave it that. */
public record ClassTreatment(
    RequestKind kind, RequestPriority priority, Treatment treatment, TreatmentCause cause) {}
