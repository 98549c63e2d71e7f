package io.lifeboat.cluster.model;

/**
 * What a degrade policy may look at: one measurement of the cluster and its clients, the same for
 * all classes of a tick.
 *
 * @param hasQuorum whether enough voting members run and hear each other for writes to be committed
 * @param leaderKnown whether a leader is known that has quorum
 * @param quorumMargin how many more members may be lost; negative without quorum
 * @param commitLag entries the leader has appended and not committed
 * @param applyLag entries committed and not applied by the running replica that is furthest behind
 * @param queueDepth requests that wait at the gateway for their turn
 * @param checksumOk false while a running replica is known to be damaged or to differ
 * @param p99Millis 99th percentile of the answers in the window; 0 without samples
 * @param errorRate share of requests in the window that failed or stayed unanswered, 0 to 1
 * @param samples requests that ended in the window
 * @param staleMillis how old the newest state is that a local read can get
 * @param diskFreeRatio free share of the disk that holds the journals, 0 to 1
 * @param level the level of the tick before
 * @param levelAgeMillis since when it holds
 */
public record Health(
    boolean hasQuorum,
    boolean leaderKnown,
    int quorumMargin,
    long commitLag,
    long applyLag,
    int queueDepth,
    boolean checksumOk,
    double p99Millis,
    double errorRate,
    long samples,
    long staleMillis,
    double diskFreeRatio,
    ServiceLevel level,
    long levelAgeMillis) {}
