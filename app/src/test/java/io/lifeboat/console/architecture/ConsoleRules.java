package io.lifeboat.console.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may know whom in the console, below any root, so that the canaries can live below another.
 */
final class ConsoleRules {
  private ConsoleRules() {}

  static ArchRule noJavaFxOutsideTheWindow(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".application..", root + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..")
        .because("what the console knows and does is tested, and run, without a window")
        .allowEmptyShould(true);
  }

  static ArchRule noAtomix(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.atomix..")
        .because("the engine is the cluster's own affair");
  }

  static ArchRule windowKnowsPortAndValuesOnly(String root, String cluster) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".ui..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(cluster + "..")
                .and(
                    not(
                        resideInAnyPackage(
                            cluster,
                            cluster + ".model..",
                            cluster + ".command..",
                            cluster + ".fact.."))))
        .because("the window shows facts and submits commands, of any cluster or recording")
        .allowEmptyShould(true);
  }

  static ArchRule applicationKnowsNoSurface(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".application..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".ui..", root + ".cli..", root + ".bootstrap..")
        .because("dependencies point downwards")
        .allowEmptyShould(true);
  }

  static ArchRule windowKnowsNoWiring(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".cli..", root + ".bootstrap..")
        .because("only bootstrap sees everything, and nothing that it wires sees bootstrap")
        .allowEmptyShould(true);
  }

  /** One slice a package, not one for all of ui: a slice too high cannot fail. */
  static ArchRule noCyclesInTheWindow(String root) {
    return slices()
        .matching(root + ".ui.(**)")
        .should()
        .beFreeOfCycles()
        .because("a cycle of packages is one package")
        .allowEmptyShould(true);
  }
}
