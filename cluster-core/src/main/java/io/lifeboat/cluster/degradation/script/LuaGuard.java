package io.lifeboat.cluster.degradation.script;

import static io.lifeboat.cluster.model.PolicyFault.Kind.MEMORY;
import static io.lifeboat.cluster.model.PolicyFault.Kind.TIME;

import io.lifeboat.cluster.degradation.policy.SpentTime;
import io.lifeboat.cluster.degradation.policy.TimeLimit;
import io.lifeboat.cluster.model.PolicyFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.DebugLib;

/**
 * Counts what a script does and stops it when that is too much. LuaJ calls it before every
 * instruction, as long as it is the {@code debuglib} of the script's {@link org.luaj.vm2.Globals};
 * no script ever sees a table {@code debug}. One for each decision, used by one thread.
 */
final class LuaGuard extends DebugLib {
  static final long MAX_INSTRUCTIONS = 200_000;
  static final TimeLimit MAX_TIME = TimeLimit.ofCpuMillis(50);
  static final long MAX_BYTES = 16L << 20;
  static final int MAX_DEPTH = 200;

  /** So no single instruction or library function takes noticeable time. */
  static final int MAX_TEXT = 64 * 1024;

  /** The clock and the allocation counter are read once in so many instructions. */
  private static final int GLANCE = 63;

  private static final int NUMBER_LENGTH = 32;

  private final LuaClosure[] functions = new LuaClosure[MAX_DEPTH];
  private final LuaValue[][] registers = new LuaValue[MAX_DEPTH][];
  private final SpentTime time;
  private final long allocationEnd;
  private long instructions;
  private int depth;
  private @Nullable StoppedError stopped;
  private @Nullable LuaClosure lastFunction;
  private int lastInstruction;

  LuaGuard() {
    this(SpentTime.ofThisThread(MAX_TIME));
  }

  /**
   * @param time that has just begun
   */
  LuaGuard(SpentTime time) {
    this.time = time;
    allocationEnd = AllocatedBytes.ofThisThread() + MAX_BYTES;
  }

  /**
   * The line of the instruction that was begun last: where a fault happened. 0 before the first.
   */
  int line() {
    LuaClosure function = lastFunction;
    return function == null || lastInstruction >= function.p.lineinfo.length
        ? 0
        : function.p.lineinfo[lastInstruction];
  }

  @Override
  public void onCall(LuaFunction function) {
    // Only closures are counted: the library's functions belong to no script's globals.
  }

  @Override
  public void onCall(LuaClosure function, Varargs arguments, LuaValue[] stack) {
    if (depth >= MAX_DEPTH) {
      throw stop(MEMORY, "more than " + MAX_DEPTH + " calls within each other");
    }
    functions[depth] = function;
    registers[depth++] = stack;
  }

  @Override
  public void onReturn() {
    depth = Math.max(0, depth - 1);
  }

  @Override
  public void onInstruction(int pc, Varargs arguments, int top) {
    LuaClosure function = functions[Math.max(0, depth - 1)];
    lastFunction = function;
    lastInstruction = pc;
    if (++instructions > MAX_INSTRUCTIONS) {
      throw stop(TIME, "more than " + MAX_INSTRUCTIONS + " instructions");
    }
    int instruction = function.p.code[pc];
    int operation = Lua.GET_OPCODE(instruction);
    if (operation == Lua.OP_CONCAT) {
      checkText(instruction);
    }
    if (stopped != null
        || (instructions & GLANCE) == 0
        || operation == Lua.OP_CALL
        || operation == Lua.OP_TAILCALL) {
      checkBudget();
    }
  }

  private void checkBudget() {
    if (stopped != null) {
      throw stopped;
    }
    Optional<String> excess = time.excess();
    if (excess.isPresent()) {
      throw stop(TIME, excess.get());
    }
    if (AllocatedBytes.ofThisThread() > allocationEnd) {
      throw stop(MEMORY, "more than " + (MAX_BYTES >> 20) + " MiB of memory");
    }
  }

  /** One instruction may join 250 texts: what comes of it is added up before. */
  private void checkText(int instruction) {
    LuaValue[] stack = registers[depth - 1];
    long length = 0;
    for (int i = Lua.GETARG_B(instruction); i <= Lua.GETARG_C(instruction); i++) {
      length += stack[i] instanceof LuaString text ? text.m_length : NUMBER_LENGTH;
    }
    if (length > MAX_TEXT) {
      throw stop(MEMORY, "a text of more than " + MAX_TEXT + " bytes");
    }
  }

  /** Once stopped it stays so, even if a script had a way to go on. */
  private StoppedError stop(PolicyFault.Kind kind, String what) {
    StoppedError error = new StoppedError(kind, what);
    stopped = error;
    return error;
  }

  @Override
  public String traceback(int level) {
    return "";
  }
}
