package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.Treatment;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.compiler.LuaC;

/**
 * A policy in Lua. It is compiled once and runs from its first line for each decision, in globals
 * of its own: what one decision does to its variables is gone before the next, so nothing can be
 * hoarded and no answer depends on an earlier one.
 */
final class LuaPolicy implements Policy {
  private static final String CHUNK = "policy";
  private static final Pattern AT_LINE =
      Pattern.compile("^@?policy:(\\d+):? (.*)$", Pattern.DOTALL);
  private static final Pattern BEFORE_LINE = Pattern.compile("^@?policy:(?:\\d+:?|\\?) ");

  private final PolicySource source;
  private final Prototype compiled;
  private volatile boolean closed;

  private LuaPolicy(PolicySource source, Prototype compiled) {
    this.source = source;
    this.compiled = compiled;
  }

  static LuaPolicy of(PolicySource source) throws PolicyFaultException {
    // The compiler needs no globals; these only keep it from looking for any.
    Globals globals = LuaLibrary.globals(new LuaGuard());
    LuaC.install(globals);
    SourceStream text = new SourceStream(source, CHUNK);
    try {
      return new LuaPolicy(source, globals.compilePrototype(text, "@" + CHUNK));
    } catch (NumberFormatException e) {
      throw fault(source, text.line(), PolicyFault.Kind.SYNTAX, "malformed number", e);
    } catch (LuaError e) {
      Matcher atLine = AT_LINE.matcher(String.valueOf(e.getMessage()));
      throw atLine.matches()
          ? fault(
              source,
              Integer.parseInt(atLine.group(1)),
              PolicyFault.Kind.SYNTAX,
              atLine.group(2),
              e)
          : fault(source, 0, PolicyFault.Kind.SYNTAX, String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw fault(source, 0, PolicyFault.Kind.SYNTAX, "cannot be compiled (" + e + ")", e);
    }
  }

  @Override
  public PolicySource source() {
    return source;
  }

  @Override
  public Treatment decide(RequestClass request, Health health) throws PolicyFaultException {
    if (closed) {
      throw fault(source, 0, PolicyFault.Kind.ENGINE, "the policy is closed", null);
    }
    LuaGuard guard = new LuaGuard();
    LuaValue verdict = run(guard, request, health);
    if (verdict.type() != LuaValue.TSTRING) {
      throw badVerdict(guard, "decide returned " + describe(verdict));
    }
    String word = verdict.tojstring();
    return Verdicts.of(word, request)
        .orElseThrow(() -> badVerdict(guard, "decide returned " + Verdicts.quote(word)));
  }

  private LuaValue run(LuaGuard guard, RequestClass request, Health health)
      throws PolicyFaultException {
    try {
      Globals globals = LuaLibrary.globals(guard);
      new LuaClosure(compiled, globals).call();
      LuaValue decide = globals.rawget("decide");
      if (!(decide instanceof LuaClosure function)) {
        throw fault(source, 0, PolicyFault.Kind.REJECTED, "defines no function decide(r, h)", null);
      }
      if (function.p.numparams != 2 || function.p.is_vararg != 0) {
        throw fault(
            source,
            function.p.linedefined,
            PolicyFault.Kind.REJECTED,
            "decide must take two parameters, decide(r, h)",
            null);
      }
      return function.call(FactsTable.of(request), FactsTable.of(health));
    } catch (StoppedError e) {
      throw fault(source, guard.line(), e.kind(), String.valueOf(e.getMessage()), e);
    } catch (LuaError e) {
      throw fault(source, guard.line(), PolicyFault.Kind.RUNTIME, words(e), e);
    } catch (StackOverflowError e) {
      throw fault(
          source, guard.line(), PolicyFault.Kind.MEMORY, "too many calls within each other", e);
    } catch (OutOfMemoryError e) {
      throw fault(source, guard.line(), PolicyFault.Kind.MEMORY, "no memory left", e);
    } catch (RuntimeException e) {
      throw fault(source, guard.line(), PolicyFault.Kind.RUNTIME, "Lua failed: " + e, e);
    }
  }

  /** LuaJ puts the place before the words, mostly; the guard knows it better. */
  private static String words(LuaError e) {
    LuaValue thrown = e.getMessageObject();
    if (thrown != null && !thrown.isstring()) {
      return "error with " + describe(thrown);
    }
    String words = BEFORE_LINE.matcher(String.valueOf(e.getMessage())).replaceFirst("").strip();
    return words.equals("null") ? "error without a value" : words;
  }

  private static String describe(LuaValue value) {
    return value.isnil() ? "nothing" : "a " + value.typename() + ", not a text";
  }

  private PolicyFaultException badVerdict(LuaGuard guard, String what) {
    return fault(source, guard.line(), PolicyFault.Kind.BAD_VERDICT, Verdicts.none(what), null);
  }

  private static PolicyFaultException fault(
      PolicySource source,
      int line,
      PolicyFault.Kind kind,
      String words,
      @Nullable Throwable cause) {
    return new PolicyFaultException(PolicyFault.of(source, line, kind, words), cause);
  }

  @Override
  public void close() {
    closed = true;
  }
}
