package io.lifeboat.console.cli;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the commands have in common: options with their words from the messages, values read with
 * the mistakes named.
 */
final class Grammar {
  static final String LANG = "--lang";
  static final String VERBOSE = "--verbose";
  private static final int WIDTH = 100;

  private final Messages messages;

  Grammar(Messages messages) {
    this.messages = messages;
  }

  /** The language asked for anywhere in the arguments, else what suits the locale. */
  static Language language(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String value =
          argument.startsWith(LANG + "=")
              ? argument.substring(LANG.length() + 1)
              : argument.equals(LANG) && i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      Optional<Language> asked = languageOf(value);
      if (asked.isPresent()) {
        return asked.get();
      }
    }
    return Language.suiting(Locale.getDefault());
  }

  static Optional<Language> languageOf(String word) {
    return word.equals("zh") ? Optional.of(Language.CHINESE) : Language.ofTag(word);
  }

  CommandSpec command(String name, MessageKey about, Deed deed) {
    Doing doing = new Doing(deed);
    CommandSpec command = CommandSpec.wrapWithoutInspection(doing).name(name);
    doing.command = command;
    command
        .usageMessage()
        .width(WIDTH)
        .adjustLineBreaksForWideCJKCharacters(true)
        .abbreviateSynopsis(true)
        .synopsisHeading(messages.get(CliMsg.USAGE_HEADING))
        .descriptionHeading("%n")
        .description(words(about))
        .parameterListHeading("%n")
        .optionListHeading("%n" + messages.get(CliMsg.OPTIONS_HEADING) + "%n")
        .commandListHeading("%n" + messages.get(CliMsg.COMMANDS_HEADING) + "%n")
        .footerHeading("%n")
        .sortOptions(false);
    return command;
  }

  /** What a command does with its arguments; the number is the exit code. */
  interface Deed {
    int run(ParseResult parsed) throws UserMistakeException, BadScenarioException;
  }

  /** Hands the arguments of the command it stands for to its deed. */
  private static final class Doing implements Callable<Integer> {
    private final Deed deed;
    private @Nullable CommandSpec command;

    Doing(Deed deed) {
      this.deed = deed;
    }

    @Override
    public Integer call() throws UserMistakeException, BadScenarioException {
      CommandSpec mine = Objects.requireNonNull(command);
      return deed.run(mine.commandLine().getParseResult());
    }
  }

  void footer(CommandSpec command, MessageKey key) {
    command.usageMessage().footer(words(key));
  }

  void exitCodes(CommandSpec command, Map<Integer, MessageKey> codes) {
    Map<String, String> list = new LinkedHashMap<>();
    codes.forEach((code, key) -> list.put(String.valueOf(code), words(key)));
    command
        .usageMessage()
        .exitCodeListHeading("%n" + messages.get(CliMsg.EXIT_CODES_HEADING) + "%n")
        .exitCodeList(list);
  }

  void flag(CommandSpec command, String name, MessageKey about) {
    command.addOption(
        OptionSpec.builder(name).arity("0").type(boolean.class).description(words(about)).build());
  }

  void value(CommandSpec command, String name, String label, MessageKey about, Object... given) {
    command.addOption(
        OptionSpec.builder(name)
            .arity("1")
            .type(String.class)
            .paramLabel(label)
            .description(words(about, given))
            .build());
  }

  void parameter(CommandSpec command, String label, MessageKey about) {
    parameter(command, label, about, true);
  }

  void optionalParameter(CommandSpec command, String label, MessageKey about) {
    parameter(command, label, about, false);
  }

  private void parameter(CommandSpec command, String label, MessageKey about, boolean required) {
    command.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity(required ? "1" : "0..1")
            .required(required)
            .type(String.class)
            .paramLabel(label)
            .description(words(about))
            .build());
  }

  /** Language and help, which every command has. */
  void common(CommandSpec command) {
    value(command, LANG, "LANG", CliMsg.OPTION_LANG);
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .arity("0")
            .type(boolean.class)
            .usageHelp(true)
            .description(words(CliMsg.OPTION_HELP))
            .build());
  }

  private String words(MessageKey key, Object... arguments) {
    return escaped(messages.get(key, arguments));
  }

  /** Picocli formats its texts once more. */
  private static String escaped(String text) {
    return text.replace("%", "%%");
  }

  // Values

  static @Nullable String text(ParseResult parsed, String option) {
    return parsed.matchedOptionValue(option, (String) null);
  }

  static boolean isSet(ParseResult parsed, String option) {
    return parsed.hasMatchedOption(option);
  }

  static int number(ParseResult parsed, String option, int least, int most, int otherwise)
      throws UserMistakeException {
    if (!isSet(parsed, option)) {
      return otherwise;
    }
    long value = number(parsed, option, otherwise);
    if (value < least || value > most) {
      throw new UserMistakeException(
          CliMsg.MISTAKE_RANGE,
          option,
          String.valueOf(least),
          String.valueOf(most),
          String.valueOf(value));
    }
    return (int) value;
  }

  static long number(ParseResult parsed, String option, long otherwise)
      throws UserMistakeException {
    String value = text(parsed, option);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_NOT_A_NUMBER, option, value);
      mistake.initCause(e);
      throw mistake;
    }
  }

  /** The language asked for, or null; any other word than those known is a mistake. */
  static @Nullable Language language(ParseResult parsed) throws UserMistakeException {
    String word = text(parsed, LANG);
    if (word == null) {
      return null;
    }
    Optional<Language> language = languageOf(word);
    if (language.isEmpty()) {
      throw new UserMistakeException(CliMsg.MISTAKE_WORD, LANG, "en", "zh", word);
    }
    return language.get();
  }
}
