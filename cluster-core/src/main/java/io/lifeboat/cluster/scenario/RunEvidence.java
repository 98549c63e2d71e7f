package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.LeaderlessService;
import io.lifeboat.cluster.checker.OperationCounter;
import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.checker.WriteAudit;
import org.jspecify.annotations.Nullable;

/**
 * What a run left behind for its checks.
 *
 * @param safety what the facts say of Raft's safety properties
 * @param audit null when it could not be made; {@code auditMissing} then says why
 * @param unavailableMs null when the load never began
 * @param factsMissing how many facts a bounded queue dropped
 */
public record RunEvidence(
    SafetyChecker safety,
    CheckResult digests,
    @Nullable WriteAudit audit,
    String auditMissing,
    @Nullable Long unavailableMs,
    OperationCounter.Totals operations,
    LeaderlessService leaderless,
    long factsMissing) {}
