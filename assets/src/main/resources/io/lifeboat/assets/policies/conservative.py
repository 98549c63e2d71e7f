# Conservative: an old answer is worse than none.
# For data that others act on, such as balances and locks. Nothing stale is ever handed out;
# who cannot be answered in full waits for a short election, and is refused otherwise.

def decide(r, h):
    if r.kind == "ADMIN":
        return "FULL"

    # Without a leader that has quorum nothing can be confirmed.
    if not h.hasQuorum:
        return "READ_ONLY" if r.kind == "WRITE" else "SHED"
    if not h.leaderKnown:
        return "SHED" if r.priority == "BATCH" else "QUEUED"

    if r.kind == "WRITE" and h.diskFreeRatio < 0.05:
        return "READ_ONLY"

    # Any replica may answer these: only while all are sound and up to date.
    if r.kind in ("LOCAL_READ", "SCAN") and (not h.checksumOk or h.staleMillis > 1000):
        return "SHED"

    measured = h.samples >= 50 and (h.p99Millis > 1000 or h.errorRate > 0.2)
    overloaded = h.queueDepth > 200 or measured
    if overloaded and r.priority != "CRITICAL":
        return "SHED" if r.priority == "BATCH" else "QUEUED"
    return "FULL"
