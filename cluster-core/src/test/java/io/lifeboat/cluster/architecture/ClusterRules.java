package io.lifeboat.cluster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of the cluster's rooms, below any root, so that the canaries can live below another.
 */
final class ClusterRules {
  private ClusterRules() {}

  static ArchRule noJavaFx(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..javafx..")
        .because("the cluster runs without a window")
        .allowEmptyShould(true);
  }

  static ArchRule atomixOnlyInEngineRooms(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(
            root + ".raft..",
            root + ".network..",
            root + ".storage..",
            root + ".store..",
            root + ".runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.atomix..")
        .because("an engine can only be exchanged where it is not known")
        .allowEmptyShould(true);
  }

  static ArchRule valuesKnowNoRoom(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(portAndValues(root))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAnyPackage(portAndValues(root)))))
        .because("rooms look at the port and the values, never the other way")
        .allowEmptyShould(true);
  }

  /** One slice a package, not one a room: a slice too high cannot fail. */
  static ArchRule noCycles(String root) {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a cycle of packages is one package")
        .allowEmptyShould(true);
  }

  private static String[] portAndValues(String root) {
    return new String[] {root, root + ".model..", root + ".command..", root + ".fact.."};
  }
}
