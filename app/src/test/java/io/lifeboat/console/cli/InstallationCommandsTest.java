package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.console.application.settings.Places;
import io.lifeboat.console.application.smoke.SmokeStep;
import io.lifeboat.console.application.smoke.SmokeTold;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InstallationCommandsTest {
  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Terminal terminal =
      new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
  private Places places;

  @BeforeEach
  void makePlaces() throws IOException {
    Path logs = Files.createDirectories(home.resolve("state").resolve("logs"));
    places = new Places(home.resolve("config"), home.resolve("data"), logs, home.resolve("cache"));
  }

  // The doctor

  @Test
  void tellsNoSecrets() {
    Map<Examined, Object> found =
        new Examination(
                Map.of(
                    "DISPLAY", "secret-host:10.0",
                    "JAVA_TOOL_OPTIONS", "-Dpassword=secret-word",
                    "XDG_SESSION_TYPE", "x11",
                    "AWS_SECRET", "secret-key"),
                home,
                places)
            .run();

    assertThat(found).containsOnlyKeys(Examined.values());
    assertThat(found.toString())
        .doesNotContain("secret", home.toString())
        .contains("path=~", "JAVA_TOOL_OPTIONS", "x11");
    assertThat(found.get(Examined.CONFIG))
        .asInstanceOf(InstanceOfAssertFactories.type(Examination.Place.class))
        .satisfies(
            place -> {
              assertThat(place.path()).isEqualTo(Path.of("~", "config").toString());
              assertThat(place.exists()).isFalse();
              assertThat(place.writable()).isTrue();
              assertThat(place.free().bytes()).isPositive();
            });
  }

  @Test
  void tellsTheNewestErrorCodesAndNothingElseOfTheLogs() throws IOException {
    Files.writeString(
        places.logs().resolve("console.1.log"),
        "2026-11-23T10:00:00.000+01:00 ERROR [main] x: LB-002: /home/u/secret\n");
    Files.writeString(
        places.logs().resolve("console.log"),
        """
        2026-11-23T11:00:00.000+01:00 WARN  [main] x: nothing
        no line of a log LB-009
        2026-11-23T12:00:00.000+01:00 ERROR [main] x: LB-001: uncaught \u4e2d
        """);

    assertThat(ErrorCodes.in(places.logs()))
        .containsExactly("2026-11-23T10:00:00 LB-002", "2026-11-23T12:00:00 LB-001");
    assertThat(ErrorCodes.in(home.resolve("nowhere"))).isEmpty();
  }

  @Test
  void onlyTheLastErrorsAreTold() throws IOException {
    Files.write(
        places.logs().resolve("console.log"),
        IntStream.range(10, 40)
            .mapToObj(i -> "2026-11-23T10:00:" + i + ".000+01:00 ERROR [main] x: LB-003: y")
            .toList());

    assertThat(ErrorCodes.in(places.logs()))
        .hasSize(10)
        .last()
        .isEqualTo("2026-11-23T10:00:39 LB-003");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void speaksBothLanguages(Language language) {
    Messages messages = Messages.strict(language);
    LifeboatCommand command = command(options -> 0);

    assertThat(
            command.execute(
                List.of("doctor", "--lang", language == Language.ENGLISH ? "en" : "zh")))
        .isZero();
    assertThat(out.toString().lines()).hasSameSizeAs(Examined.values());
    for (Examined examined : Examined.values()) {
      assertThat(out.toString()).contains(messages.get(examined.label()));
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void speaksToPrograms() {
    assertThat(command(options -> 0).execute(List.of("doctor", "--json"))).isZero();
    JsonNode json = JsonMapper.shared().readTree(out.toString());

    for (Examined examined : Examined.values()) {
      assertThat(json.has(examined.name().toLowerCase(Locale.ROOT))).as(examined.name()).isTrue();
    }
    assertThat(json.get("memory").longValue()).isGreaterThan(1 << 20);
    assertThat(json.get("ports").get("tried").intValue()).isEqualTo(9);
    assertThat(json.get("packaged").booleanValue()).isFalse();
  }

  // The manual page

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theManualHasEveryCommandAndOption(String language) {
    assertThat(command(options -> 0).execute(List.of("manual", "--lang", language))).isZero();
    String page = out.toString();

    assertThat(page)
        .startsWith(".TH \"LIFEBOAT\" \"1\"")
        .contains("lifeboat backup verify", "lifeboat policy check", "\\-\\-election\\-timeout")
        .doesNotContain("lifeboat manual", "%n", "%%", "⟦");
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP)( \".*\")*"));
  }

  @Test
  void theManualIsNotOfferedToUsers() {
    command(options -> 0).execute(List.of("--lang", "en", "--help"));

    assertThat(out.toString()).contains("doctor", "smoke").doesNotContain("manual");
  }

  // Trying it out

  @Test
  void tellsEachStepOfATrial() {
    ToIntFunction<ConsoleOptions> opener =
        options -> {
          ConsoleOptions.Smoke smoke = options.smoke();
          assertThat(smoke.limit()).isEqualTo(Duration.ofSeconds(7));
          smoke.told().accept(new SmokeTold(SmokeStep.FIRST_LEADER, true, 1234, "n3"));
          smoke.told().accept(new SmokeTold(SmokeStep.NEXT_LEADER, false, 7000, "not within 7 s"));
          return 3;
        };

    assertThat(command(opener).execute(List.of("smoke", "--lang", "en", "--limit", "7")))
        .isEqualTo(3);
    assertThat(out.toString()).isEqualTo("1234 ms  first leader n3\n");
    assertThat(err.toString()).isEqualTo("not reached: next leader (not within 7 s)\n");
  }

  private LifeboatCommand command(ToIntFunction<ConsoleOptions> opener) {
    return new LifeboatCommand(
        opener,
        config -> {
          throw new AssertionError("no cluster is needed");
        },
        RunLimits.DEFAULT,
        terminal);
  }
}
