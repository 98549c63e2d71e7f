package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import org.luaj.vm2.LuaValue;

/** What a Lua policy looks at, as tables. */
final class FactsTable {
  private FactsTable() {}

  static SealedTable of(RequestClass request) {
    SealedTable table = new SealedTable("r");
    table.put("kind", LuaValue.valueOf(request.kind().name()));
    table.put("priority", LuaValue.valueOf(request.priority().name()));
    table.seal();
    return table;
  }

  static SealedTable of(Health health) {
    SealedTable table = new SealedTable("h");
    table.put("hasQuorum", LuaValue.valueOf(health.hasQuorum()));
    table.put("leaderKnown", LuaValue.valueOf(health.leaderKnown()));
    table.put("quorumMargin", LuaValue.valueOf(health.quorumMargin()));
    table.put("commitLag", number(health.commitLag()));
    table.put("applyLag", number(health.applyLag()));
    table.put("queueDepth", LuaValue.valueOf(health.queueDepth()));
    table.put("checksumOk", LuaValue.valueOf(health.checksumOk()));
    table.put("p99Millis", LuaValue.valueOf(health.p99Millis()));
    table.put("errorRate", LuaValue.valueOf(health.errorRate()));
    table.put("samples", number(health.samples()));
    table.put("staleMillis", number(health.staleMillis()));
    table.put("diskFreeRatio", LuaValue.valueOf(health.diskFreeRatio()));
    table.put("level", LuaValue.valueOf(health.level().name()));
    table.put("levelAgeMillis", number(health.levelAgeMillis()));
    table.seal();
    return table;
  }

  /** Lua has no whole numbers of 64 bits; doubles are exact up to 2^53. */
  private static LuaValue number(long value) {
    return LuaValue.valueOf((double) value);
  }
}
