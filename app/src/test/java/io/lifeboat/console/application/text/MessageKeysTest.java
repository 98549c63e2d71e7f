package io.lifeboat.console.application.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every message key is used, and every used key has a text in every language. New enums of keys are
 * found by themselves.
 */
class MessageKeysTest {
  private static final String PACKAGE = "/io/lifeboat/assets/messages/";
  private static JavaClasses classes;

  @BeforeAll
  static void importMainClasses() throws URISyntaxException {
    Path mainClasses =
        Path.of(MessageKey.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classes = new ClassFileImporter().importPath(mainClasses);
  }

  @TestFactory
  List<DynamicTest> keysAndTextsMatch() throws ReflectiveOperationException {
    Map<String, Set<JavaClass>> bundles = new TreeMap<>();
    for (JavaClass type : classes) {
      if (type.isEnum() && type.isAssignableTo(MessageKey.class)) {
        MessageKey any = (MessageKey) Class.forName(type.getName()).getEnumConstants()[0];
        bundles.computeIfAbsent(any.bundle(), name -> new HashSet<>()).add(type);
      }
    }
    assertThat(bundles).containsKey("facts");
    return bundles.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())))
        .toList();
  }

  private static void check(String bundle, Set<JavaClass> enums) throws IOException {
    Set<String> constants = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (JavaClass type : enums) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().equals(type)) {
          constants.add(field.getName());
          boolean elsewhere =
              field.getAccessesToSelf().stream()
                  .anyMatch(access -> !access.getOriginOwner().equals(type));
          if (elsewhere) {
            used.add(field.getName());
          }
        }
      }
    }
    Map<Language, Properties> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      texts.put(language, load(MessageKeyCheck.file(bundle, language)));
    }
    List<String> problems = MessageKeyCheck.problems(bundle, constants, used, texts);
    assertThat(problems).as("bundle %s:\n%s", bundle, String.join("\n", problems)).isEmpty();
  }

  private static Properties load(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = MessageKey.class.getResourceAsStream(PACKAGE + file)) {
      if (in != null) {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
    }
    return properties;
  }

  @Test
  void canary() {
    Properties english = new Properties();
    english.setProperty("good", "{0} is good");
    english.setProperty("forgotten", "left behind");
    english.setProperty("untranslated", "only here");
    english.setProperty("quoted", "it isn't right");
    english.setProperty("open", "{0");
    Properties chinese = new Properties();
    chinese.setProperty("good", "{1} 很好");
    chinese.setProperty("quoted", "不对");
    chinese.setProperty("open", "{0}");

    List<String> problems =
        MessageKeyCheck.problems(
            "canary",
            Set.of("GOOD", "UNTRANSLATED", "QUOTED", "OPEN", "NOWHERE"),
            Set.of("GOOD", "UNTRANSLATED", "QUOTED", "OPEN"),
            Map.of(Language.ENGLISH, english, Language.CHINESE, chinese));

    assertThat(problems.stream().sorted().collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            missing in canary.properties: nowhere=…
            missing in canary_zh_CN.properties: nowhere=…
            missing in canary_zh_CN.properties: untranslated=only here
            no message pattern (Unmatched braces in the pattern.) in canary.properties: open
            placeholders [1] instead of [0] in canary_zh_CN.properties: good
            straight apostrophe, write ’ instead, in canary.properties: quoted
            unused: canary NOWHERE
            without a constant in canary.properties: FORGOTTEN,\
            """);
  }
}
