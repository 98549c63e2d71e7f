-- Conservative: an old answer is worse than none.
-- For data that others act on, such as balances and locks. Nothing stale is ever handed out;
-- who cannot be answered in full waits for a short election, and is refused otherwise.

local function overloaded(h)
  return h.queueDepth > 200
    or (h.samples >= 50 and (h.p99Millis > 1000 or h.errorRate > 0.2))
end

function decide(r, h)
  if r.kind == "ADMIN" then
    return "FULL"
  end

  -- Without a leader that has quorum nothing can be confirmed.
  if not h.hasQuorum then
    return r.kind == "WRITE" and "READ_ONLY" or "SHED"
  end
  if not h.leaderKnown then
    return r.priority == "BATCH" and "SHED" or "QUEUED"
  end

  if r.kind == "WRITE" and h.diskFreeRatio < 0.05 then
    return "READ_ONLY"
  end

  -- Any replica may answer these: only while all are sound and up to date.
  if (r.kind == "LOCAL_READ" or r.kind == "SCAN")
    and (not h.checksumOk or h.staleMillis > 1000) then
    return "SHED"
  end

  if overloaded(h) and r.priority ~= "CRITICAL" then
    return r.priority == "BATCH" and "SHED" or "QUEUED"
  end
  return "FULL"
end
