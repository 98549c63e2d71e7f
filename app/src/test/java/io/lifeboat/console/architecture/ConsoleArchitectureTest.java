package io.lifeboat.console.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.lifeboat.console.architecture.canary.application.KnowsAView;
import io.lifeboat.console.architecture.canary.application.KnowsTheEngine;
import io.lifeboat.console.architecture.canary.application.LogicWithAColour;
import io.lifeboat.console.architecture.canary.cli.CommandWithAWindow;
import io.lifeboat.console.architecture.canary.ui.node.LooksIntoARoom;
import io.lifeboat.console.architecture.canary.ui.shell.KnowsTheWiring;
import io.lifeboat.console.architecture.canary.ui.timeline.Ping;
import io.lifeboat.console.architecture.canary.ui.trend.Pong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom in the console; each rule is shown to bite by a canary. */
@Tag("architecture")
final class ConsoleArchitectureTest {
  private static final String CONSOLE = "io.lifeboat.console";
  private static final String CLUSTER = "io.lifeboat.cluster";
  private static final JavaClasses CLASSES =
      House.bare(() -> new ClassFileImporter().importPath(House.mainClasses()));

  @TestFactory
  Stream<DynamicTest> noJavaFxOutsideTheWindow() {
    return guarded(
        ConsoleRules.noJavaFxOutsideTheWindow(CONSOLE),
        ConsoleRules.noJavaFxOutsideTheWindow(Canaries.ROOT),
        Set.of(LogicWithAColour.class, CommandWithAWindow.class));
  }

  @TestFactory
  Stream<DynamicTest> noAtomix() {
    return guarded(
        ConsoleRules.noAtomix(CONSOLE),
        ConsoleRules.noAtomix(Canaries.ROOT),
        Set.of(KnowsTheEngine.class));
  }

  @TestFactory
  Stream<DynamicTest> windowKnowsPortAndValuesOnly() {
    return guarded(
        ConsoleRules.windowKnowsPortAndValuesOnly(CONSOLE, CLUSTER),
        ConsoleRules.windowKnowsPortAndValuesOnly(Canaries.ROOT, Canaries.ROOT + ".cluster"),
        Set.of(LooksIntoARoom.class));
  }

  @TestFactory
  Stream<DynamicTest> applicationKnowsNoSurface() {
    return guarded(
        ConsoleRules.applicationKnowsNoSurface(CONSOLE),
        ConsoleRules.applicationKnowsNoSurface(Canaries.ROOT),
        Set.of(KnowsAView.class));
  }

  @TestFactory
  Stream<DynamicTest> windowKnowsNoWiring() {
    return guarded(
        ConsoleRules.windowKnowsNoWiring(CONSOLE),
        ConsoleRules.windowKnowsNoWiring(Canaries.ROOT),
        Set.of(KnowsTheWiring.class));
  }

  @TestFactory
  Stream<DynamicTest> noCyclesInTheWindow() {
    return guarded(
        ConsoleRules.noCyclesInTheWindow(CONSOLE),
        ConsoleRules.noCyclesInTheWindow(Canaries.ROOT),
        Set.of(Ping.class, Pong.class));
  }

  @Test
  void looksAtTheClassesOfTheConsole() {
    assertThat(CLASSES).isNotEmpty();
    assertThat(CLASSES).allMatch(each -> each.getPackageName().startsWith(CONSOLE));
    assertThat(CLASSES.contain(ConsoleArchitectureTest.class)).isFalse();
  }

  private static Stream<DynamicTest> guarded(
      ArchRule house, ArchRule canary, Set<Class<?>> offenders) {
    return Stream.of(
        dynamicTest("holds", () -> house.check(CLASSES)),
        dynamicTest(
            "finds its canary", () -> Canaries.assertFound(canary, Canaries.BARE, offenders)));
  }
}
