package io.lifeboat.console.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds exceptions that are caught and forgotten: a {@code catch} without a statement, and one of
 * everything ({@code Exception}, {@code Throwable}, ...) that never looks at what it caught.
 */
final class SwallowedExceptions {
  private static final Set<String> EVERYTHING =
      Set.of("Exception", "RuntimeException", "Throwable", "Error");

  private SwallowedExceptions() {}

  /** Returns a line for each finding: file, line, what is wrong. */
  static List<String> in(Iterable<? extends JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<String> findings = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      new Scanner(unit, positions, findings).scan(unit, null);
    }
    return findings;
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> findings;

    private Scanner(CompilationUnitTree unit, SourcePositions positions, List<String> findings) {
      this.unit = unit;
      this.positions = positions;
      this.findings = findings;
    }

    @Override
    public Void visitCatch(CatchTree caught, Void unused) {
      if (caught.getBlock().getStatements().isEmpty()) {
        report(caught, "the exception is dropped");
      } else if (catchesEverything(caught.getParameter().getType()) && !mentionsIt(caught)) {
        report(caught, "everything is caught, and nobody looks at what it was");
      }
      return super.visitCatch(caught, null);
    }

    private static boolean catchesEverything(Tree type) {
      if (type instanceof UnionTypeTree union) {
        return union.getTypeAlternatives().stream().anyMatch(Scanner::catchesEverything);
      }
      return EVERYTHING.contains(type.toString());
    }

    private static boolean mentionsIt(CatchTree caught) {
      boolean[] found = new boolean[1];
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void unused) {
          found[0] |= identifier.getName().equals(caught.getParameter().getName());
          return super.visitIdentifier(identifier, null);
        }
      }.scan(caught.getBlock(), null);
      return found[0];
    }

    private void report(CatchTree caught, String finding) {
      long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, caught));
      findings.add(unit.getSourceFile().getName() + ":" + line + ": " + finding);
    }
  }
}
