-- Cost first: spend as little as keeps the critical requests quick.
-- For small machines. Batch work and scans go at the first sign of strain and come back only
-- after ten calm seconds; reads are taken from the leader's shoulders before it is overloaded.

local function strained(h)
  return h.queueDepth > 20 or h.commitLag > 100 or h.applyLag > 500
    or (h.samples >= 20 and (h.p99Millis > 200 or h.errorRate > 0.05))
end

function decide(r, h)
  if r.kind == "ADMIN" then
    return "FULL"
  end

  local calm = not strained(h) and (h.level == "NORMAL" and h.levelAgeMillis >= 10000)
  if not calm and (r.priority == "BATCH" or r.kind == "SCAN") then
    return "SHED"
  end

  if r.kind == "WRITE" then
    if not h.hasQuorum or h.diskFreeRatio < 0.1 then
      return "READ_ONLY"
    end
    local waits = not h.leaderKnown or (strained(h) and r.priority == "NORMAL")
    return waits and "QUEUED" or "FULL"
  end

  if not h.hasQuorum or not h.leaderKnown then
    return r.priority == "CRITICAL" and "STALE_READ" or "SHED"
  end
  if strained(h) and r.priority == "NORMAL" then
    return "STALE_READ"
  end
  return "FULL"
end
