package io.lifeboat.cluster.degradation.script;

import java.util.List;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JseBaseLib;
import org.luaj.vm2.lib.jse.JseMathLib;

/**
 * What of Lua's library a policy gets: an allow-list, read-only, shared by all. Left out is what
 * loads code or reads files (load, dofile, require), what could loop inside one call (patterns,
 * string.rep), metatables, coroutines (LuaJ makes threads of them), and chance.
 */
final class LuaLibrary {
  private static final List<String> BASE =
      List.of(
          "assert",
          "error",
          "ipairs",
          "next",
          "pairs",
          "pcall",
          "select",
          "tonumber",
          "tostring",
          "type");
  private static final List<String> STRING =
      List.of("byte", "char", "len", "lower", "reverse", "sub", "upper");
  private static final List<String> MATH =
      List.of("abs", "ceil", "floor", "fmod", "huge", "max", "min", "modf", "sqrt");

  /** Longest list that may be sorted or joined in one call. */
  private static final int MAX_LIST = 1_024;

  private static final int MAX_RESULTS = 200;

  private static final SealedTable BASE_FUNCTIONS = new SealedTable("Lua");
  private static final SealedTable STRING_FUNCTIONS = new SealedTable("string");
  private static final SealedTable TABLE_FUNCTIONS = new SealedTable("table");
  private static final SealedTable MATH_FUNCTIONS = new SealedTable("math");

  static {
    Globals all = new Globals();
    all.load(new JseBaseLib());
    all.load(new PackageLib());
    all.load(new StringLib());
    all.load(new TableLib());
    all.load(new JseMathLib());
    pick(all, BASE, BASE_FUNCTIONS);
    LuaValue string = all.get("string");
    STRING_FUNCTIONS.put("byte", new FewBytes(string.get("byte")));
    pick(string, STRING, STRING_FUNCTIONS);
    pick(all.get("math"), MATH, MATH_FUNCTIONS);
    LuaValue table = all.get("table");
    TABLE_FUNCTIONS.put("concat", new ShortConcat(table.get("concat")));
    TABLE_FUNCTIONS.put("insert", table.get("insert"));
    TABLE_FUNCTIONS.put("remove", table.get("remove"));
    TABLE_FUNCTIONS.put("sort", new ShortSort(table.get("sort")));
    TABLE_FUNCTIONS.put("unpack", new ShortUnpack(table.get("unpack")));
    for (SealedTable each :
        List.of(BASE_FUNCTIONS, STRING_FUNCTIONS, TABLE_FUNCTIONS, MATH_FUNCTIONS)) {
      each.seal();
    }
    SealedTable ofTexts = new SealedTable("a text");
    ofTexts.rawset(LuaValue.INDEX, STRING_FUNCTIONS);
    ofTexts.seal();
    // LuaJ has one metatable of strings for the whole process.
    LuaString.s_metatable = ofTexts;
  }

  private LuaLibrary() {}

  /** Globals as a script finds them, watched by this guard. */
  static Globals globals(LuaGuard guard) {
    Globals globals = new PolicyGlobals();
    for (String name : BASE) {
      globals.rawset(name, BASE_FUNCTIONS.rawget(name));
    }
    globals.rawset("string", STRING_FUNCTIONS);
    globals.rawset("table", TABLE_FUNCTIONS);
    globals.rawset("math", MATH_FUNCTIONS);
    globals.undumper = null;
    globals.finder = null;
    globals.debuglib = guard;
    return globals;
  }

  /**
   * A global that nothing was assigned to is a fault: it was misspelt, or is kept from policies.
   */
  private static final class PolicyGlobals extends Globals {
    @Override
    public LuaValue get(LuaValue key) {
      LuaValue value = super.get(key);
      if (value.isnil()) {
        throw new LuaError("there is no '" + key.tojstring() + "' in a policy");
      }
      return value;
    }
  }

  private static void pick(LuaValue from, List<String> names, SealedTable to) {
    for (String name : names) {
      if (to.rawget(name).isnil()) {
        to.put(name, from.get(name));
      }
    }
  }

  /** How long the texts of a list are together; refuses lists that would take long. */
  private static long checkedLength(LuaTable list, String function) {
    int entries = list.length();
    if (entries > MAX_LIST) {
      throw new LuaError(function + ": more than " + MAX_LIST + " entries");
    }
    long length = 0;
    for (int i = 1; i <= entries; i++) {
      length += list.get(i) instanceof LuaString text ? text.m_length : 1;
    }
    if (length > LuaGuard.MAX_TEXT) {
      throw new LuaError(function + ": more than " + LuaGuard.MAX_TEXT + " bytes");
    }
    return length;
  }

  /** A function of Lua's library that refuses what would take long, and else does what it does. */
  private abstract static class Bounded extends VarArgFunction {
    private final LuaValue original;

    Bounded(LuaValue original) {
      this.original = original;
    }

    /** Throws when a call with these arguments would take long. */
    abstract void check(Varargs arguments);

    @Override
    public final Varargs invoke(Varargs arguments) {
      check(arguments);
      return original.invoke(arguments);
    }
  }

  /** {@code string.byte} of a few bytes. */
  private static final class FewBytes extends Bounded {
    FewBytes(LuaValue original) {
      super(original);
    }

    @Override
    void check(Varargs arguments) {
      int from = arguments.optint(2, 1);
      int to = arguments.optint(3, from);
      int length = arguments.checkstring(1).m_length;
      long first = from < 0 ? (long) length + from + 1 : from;
      long last = to < 0 ? (long) length + to + 1 : Math.min(to, length);
      if (last - Math.max(first, 1) >= MAX_RESULTS) {
        throw new LuaError("string.byte: more than " + MAX_RESULTS + " results");
      }
    }
  }

  /** {@code table.concat} of a text that is not too long. */
  private static final class ShortConcat extends Bounded {
    ShortConcat(LuaValue original) {
      super(original);
    }

    @Override
    void check(Varargs arguments) {
      LuaTable list = arguments.checktable(1);
      long length = checkedLength(list, "table.concat");
      length += (long) arguments.optstring(2, LuaValue.EMPTYSTRING).m_length * list.length();
      int from = arguments.optint(3, 1);
      int to = arguments.optint(4, list.length());
      if (length > LuaGuard.MAX_TEXT || (long) to - from > MAX_LIST) {
        throw new LuaError("table.concat: more than " + LuaGuard.MAX_TEXT + " bytes");
      }
    }
  }

  /** {@code table.sort} of a short list. */
  private static final class ShortSort extends Bounded {
    ShortSort(LuaValue original) {
      super(original);
    }

    @Override
    void check(Varargs arguments) {
      checkedLength(arguments.checktable(1), "table.sort");
    }
  }

  /** {@code table.unpack} of a few values. */
  private static final class ShortUnpack extends Bounded {
    ShortUnpack(LuaValue original) {
      super(original);
    }

    @Override
    void check(Varargs arguments) {
      int from = arguments.optint(2, 1);
      int to = arguments.optint(3, arguments.checktable(1).length());
      if ((long) to - from >= MAX_RESULTS) {
        throw new LuaError("table.unpack: more than " + MAX_RESULTS + " results");
      }
    }
  }
}
