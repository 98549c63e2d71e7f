# Cost first: spend as little as keeps the critical requests quick.
# For small machines. Batch work and scans go at the first sign of strain and come back only
# after ten calm seconds; reads are taken from the leader's shoulders before it is overloaded.

def decide(r, h):
    if r.kind == "ADMIN":
        return "FULL"

    behind = h.queueDepth > 20 or h.commitLag > 100 or h.applyLag > 500
    slow = h.samples >= 20 and (h.p99Millis > 200 or h.errorRate > 0.05)
    strained = behind or slow
    calm = not strained and h.level == "NORMAL" and h.levelAgeMillis >= 10000
    if not calm and (r.priority == "BATCH" or r.kind == "SCAN"):
        return "SHED"

    if r.kind == "WRITE":
        if not h.hasQuorum or h.diskFreeRatio < 0.1:
            return "READ_ONLY"
        waits = not h.leaderKnown or (strained and r.priority == "NORMAL")
        return "QUEUED" if waits else "FULL"

    if not h.hasQuorum or not h.leaderKnown:
        return "SHED" if r.priority != "CRITICAL" else "STALE_READ"
    if strained and r.priority == "NORMAL":
        return "STALE_READ"
    return "FULL"
