package io.lifeboat.cluster.degradation.script;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * A table that a script can read and not change, in any of the ways Lua has. What it does not hold
 * is a fault, not nil: it was misspelt, or is kept from policies.
 */
class SealedTable extends LuaTable {
  private final String name;
  private boolean sealed;

  SealedTable(String name) {
    this.name = name;
  }

  /** Puts a value in while the table is made. */
  final void put(String name, LuaValue value) {
    rawset(LuaValue.valueOf(name), value);
  }

  final void seal() {
    sealed = true;
  }

  @Override
  public LuaValue get(LuaValue key) {
    LuaValue value = super.get(key);
    if (value.isnil()) {
      throw new LuaError(name + " has no '" + key.tojstring() + "'");
    }
    return value;
  }

  private void check() {
    if (sealed) {
      throw new LuaError("attempt to change a read-only table");
    }
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    check();
    super.rawset(key, value);
  }

  @Override
  public void rawset(int key, LuaValue value) {
    check();
    super.rawset(key, value);
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    check();
    super.set(key, value);
  }

  @Override
  public void set(int key, LuaValue value) {
    check();
    super.set(key, value);
  }

  @Override
  public void hashset(LuaValue key, LuaValue value) {
    check();
    super.hashset(key, value);
  }

  @Override
  public LuaValue remove(int position) {
    check();
    return super.remove(position);
  }

  @Override
  public void insert(int position, LuaValue value) {
    check();
    super.insert(position, value);
  }

  @Override
  public void sort(LuaValue comparator) {
    check();
    super.sort(comparator);
  }

  @Override
  public void presize(int size) {
    check();
    super.presize(size);
  }

  @Override
  public LuaValue setmetatable(LuaValue metatable) {
    check();
    return super.setmetatable(metatable);
  }
}
