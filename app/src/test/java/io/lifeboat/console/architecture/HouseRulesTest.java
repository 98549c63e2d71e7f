package io.lifeboat.console.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.lifeboat.console.architecture.canary.application.Prints;
import io.lifeboat.console.architecture.canary.application.PrintsATrace;
import io.lifeboat.console.architecture.canary.application.Sleeps;
import io.lifeboat.console.architecture.canary.application.SleepsInUnits;
import io.lifeboat.console.architecture.canary.ui.control.BindsItsStyle;
import io.lifeboat.console.architecture.canary.ui.control.StylesItself;
import io.lifeboat.console.architecture.canary.ui.log.HandsOverRunLater;
import io.lifeboat.console.architecture.canary.ui.log.RunsLater;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What no class of any module does, in main and test code; each rule is shown to bite. */
@Tag("architecture")
final class HouseRulesTest {
  private static final String CONSOLE = "io.lifeboat.console";

  /** Everything but the canaries. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter(List.of(location -> !location.contains("/architecture/canary/")))
          .importPaths(House.allClasses());

  @TestFactory
  Stream<DynamicTest> runLaterOnlyInFx() {
    return guarded(
        HouseRules.runLaterOnlyInFx(CONSOLE),
        HouseRules.runLaterOnlyInFx(Canaries.ROOT),
        Set.of(RunsLater.class, HandsOverRunLater.class));
  }

  @TestFactory
  Stream<DynamicTest> noInlineStyle() {
    return guarded(
        HouseRules.noInlineStyle(),
        HouseRules.noInlineStyle(),
        Set.of(StylesItself.class, BindsItsStyle.class));
  }

  @TestFactory
  Stream<DynamicTest> noConsoleOutput() {
    return guarded(
        HouseRules.noConsoleOutput(CONSOLE),
        HouseRules.noConsoleOutput(Canaries.ROOT),
        Set.of(Prints.class, PrintsATrace.class));
  }

  @TestFactory
  Stream<DynamicTest> noSleep() {
    return guarded(
        HouseRules.noSleep(), HouseRules.noSleep(), Set.of(Sleeps.class, SleepsInUnits.class));
  }

  @Test
  void looksAtMainAndTestClassesOfBothModules() {
    assertThat(CLASSES.contain("io.lifeboat.cluster.Cluster")).isTrue();
    assertThat(CLASSES.contain("io.lifeboat.cluster.architecture.ClusterArchitectureTest"))
        .isTrue();
    assertThat(CLASSES.contain(HouseRulesTest.class)).isTrue();
    assertThat(House.allClasses()).hasSize(4);
  }

  @Test
  void noExceptionIsSwallowed() throws IOException {
    List<Path> sources = House.allSources();
    assertThat(sources).anyMatch(source -> source.endsWith("HouseRulesTest.java"));
    assertThat(sources).anyMatch(source -> source.endsWith("Cluster.java"));
    try (StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      assertThat(SwallowedExceptions.in(files.getJavaFileObjectsFromPaths(sources))).isEmpty();
    }
  }

  @Test
  void swallowedExceptionsAreFound() throws IOException {
    String canary =
        """
        class Canary {
          void right() throws Exception {
            try { act(); } catch (java.io.IOException e) { return; }
            try { act(); } catch (Exception e) { log(e); }
            try { act(); } catch (RuntimeException e) { throw e; }
          }
          void wrong() {
            try { act(); } catch (java.io.IOException e) { }
            try { act(); } catch (IllegalStateException e) { /* never mind */ }
            try { act(); } catch (Exception e) { return; }
            try { act(); } catch (Throwable _) { go(); }
            try { act(); } catch (java.io.IOException | RuntimeException e) { go(); }
          }
        }
        """;
    assertThat(SwallowedExceptions.in(List.of(source(canary))))
        .extracting(finding -> finding.replaceAll("^.*?:(\\d+):.*", "$1"))
        .containsExactly("8", "9", "10", "11", "12");
  }

  private static JavaFileObject source(String code) {
    return new SimpleJavaFileObject(
        URI.create("string:///Canary.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }

  private static Stream<DynamicTest> guarded(
      ArchRule house, ArchRule canary, Set<Class<?>> offenders) {
    return Stream.of(
        dynamicTest("holds", () -> house.check(CLASSES)),
        dynamicTest(
            "finds its canary", () -> Canaries.assertFound(canary, Canaries.CLASSES, offenders)));
  }
}
