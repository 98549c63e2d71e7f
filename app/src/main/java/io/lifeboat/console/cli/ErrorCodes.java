package io.lifeboat.console.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The codes of errors in the console's logs; of each only the code and its time are told. */
final class ErrorCodes {
  private static final Logger log = LoggerFactory.getLogger(ErrorCodes.class);
  private static final int MOST = 10;
  private static final Pattern CODED =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\S* .*?\\b(LB-\\d{3})\\b");

  private ErrorCodes() {}

  /** The newest ones, as "time code", oldest first. */
  static List<String> in(Path directory) {
    List<String> found = new ArrayList<>();
    for (Path file : files(directory)) {
      // Bytes, not text: half a character at the end of a file that is being written is no fault.
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        lines
            .map(CODED::matcher)
            .filter(Matcher::find)
            .map(match -> match.group(1) + " " + match.group(2))
            .forEach(found::add);
      } catch (IOException e) {
        log.debug("{} cannot be read", file, e);
      }
    }
    Collections.sort(found);
    return List.copyOf(found.subList(Math.max(0, found.size() - MOST), found.size()));
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      log.debug("No logs in {}", directory, e);
      return List.of();
    } catch (IOException e) {
      log.warn("{} cannot be read", directory, e);
      return List.of();
    }
  }
}
