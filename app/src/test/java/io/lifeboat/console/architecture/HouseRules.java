package io.lifeboat.console.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What no class of any module does. Calls and method references count alike. */
final class HouseRules {
  private HouseRules() {}

  static ArchRule runLaterOnlyInFx(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".ui.fx..")
        .should(access("Platform.runLater", "javafx.application.Platform", "runLater"))
        .because("there is one gateway to the FX thread: ui.fx");
  }

  static ArchRule noInlineStyle() {
    return noClasses()
        .should(
            new Access(
                "set a style in code",
                access ->
                    access.getTarget() instanceof CodeUnitAccessTarget target
                        && (target.getName().equals("setStyle")
                            || target.getName().equals("styleProperty"))
                        && (isOf("javafx", access)
                            || access.getTargetOwner().isAssignableTo("javafx.css.Styleable"))))
        .because("looks belong to the themes");
  }

  static ArchRule noConsoleOutput(String root) {
    return noClasses()
        .that(
            DescribedPredicate.not(resideInAnyPackage(root + ".cli..").or(simpleName("Launcher"))))
        .should(
            new Access(
                "print",
                access ->
                    isMember(access, "java.lang.System", "out")
                        || isMember(access, "java.lang.System", "err")
                        || (access.getName().equals("printStackTrace")
                            && access.getTargetOwner().isAssignableTo(Throwable.class))))
        .because("only the command line prints, everything else logs");
  }

  static ArchRule noSleep() {
    return noClasses()
        .that(DescribedPredicate.not(simpleName("Time")))
        .should(
            new Access(
                "sleep",
                access ->
                    access.getName().equals("sleep")
                        && (access.getTargetOwner().isAssignableTo(Thread.class)
                            || isOf("java.util.concurrent", access))))
        .because("who waits, waits for something: a condition, with a limit");
  }

  private static ArchCondition<JavaClass> access(String what, String owner, String name) {
    return new Access(what, access -> isMember(access, owner, name));
  }

  private static boolean isMember(JavaAccess<?> access, String owner, String name) {
    return access.getTargetOwner().getName().equals(owner) && access.getName().equals(name);
  }

  private static boolean isOf(String prefix, JavaAccess<?> access) {
    return access.getTargetOwner().getPackageName().startsWith(prefix);
  }

  private interface Matches {
    boolean test(JavaAccess<?> access);
  }

  /** Reads, calls and references of a member. */
  private static final class Access extends ArchCondition<JavaClass> {
    private final Matches matches;

    private Access(String what, Matches matches) {
      super(what);
      this.matches = matches;
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
      for (JavaAccess<?> access : origin.getAccessesFromSelf()) {
        if (matches.test(access)) {
          events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
        }
      }
    }
  }
}
