-- Availability first: an old answer is better than none.
-- For catalogues, profiles and timelines. Reads go on as long as any replica runs, marked as
-- stale where they may be; a damaged replica answers nothing, the host sees to that. Writes are
-- refused only when they cannot be kept.

local function overloaded(h)
  return h.queueDepth > 200
    or (h.samples >= 50 and (h.p99Millis > 1000 or h.errorRate > 0.2))
end

function decide(r, h)
  if r.kind == "ADMIN" then
    return "FULL"
  end

  if r.kind == "WRITE" then
    if not h.hasQuorum or h.diskFreeRatio < 0.02 then
      return "READ_ONLY"
    end
    if not h.leaderKnown then
      return "QUEUED"
    end
    return overloaded(h) and r.priority == "BATCH" and "SHED" or "FULL"
  end

  -- All reads, also those that asked for the newest state.
  if not h.hasQuorum or not h.leaderKnown then
    return "STALE_READ"
  end
  if overloaded(h) then
    if r.priority == "CRITICAL" and r.kind == "LINEARIZABLE_READ" then
      return "FULL"
    end
    return r.kind == "SCAN" and r.priority == "BATCH" and "SHED" or "STALE_READ"
  end
  return "FULL"
end
