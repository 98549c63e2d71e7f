package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;

/** A treatment and what gave it. */
public record Decision(Treatment treatment, TreatmentCause cause) {}
