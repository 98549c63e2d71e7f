# Availability first: an old answer is better than none.
# For catalogues, profiles and timelines. Reads go on as long as any replica runs, marked as
# stale where they may be; a damaged replica answers nothing, the host sees to that. Writes are
# refused only when they cannot be kept.

def decide(r, h):
    if r.kind == "ADMIN":
        return "FULL"

    measured = h.samples >= 50 and (h.p99Millis > 1000 or h.errorRate > 0.2)
    overloaded = h.queueDepth > 200 or measured

    if r.kind == "WRITE":
        if not h.hasQuorum or h.diskFreeRatio < 0.02:
            return "READ_ONLY"
        if not h.leaderKnown:
            return "QUEUED"
        return "SHED" if overloaded and r.priority == "BATCH" else "FULL"

    # All reads, also those that asked for the newest state.
    if not h.hasQuorum or not h.leaderKnown:
        return "STALE_READ"
    if overloaded:
        if r.priority == "CRITICAL" and r.kind == "LINEARIZABLE_READ":
            return "FULL"
        return "SHED" if r.kind == "SCAN" and r.priority == "BATCH" else "STALE_READ"
    return "FULL"
