package io.lifeboat.console.application.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a long recording from a short real one: its facts again and again, each time later, in
 * later terms and at higher indices, as one run.
 */
final class LongRecording {
  private static final Pattern NUMBER = Pattern.compile("\"([A-Za-z]+)\":(-?\\d+)");
  private static final Pattern ID = Pattern.compile("\"(id|cause)\":\"([a-z])(\\d+)\"");
  private static final Set<String> MICROS =
      Set.of("atMicros", "heardAtMicros", "sinceMicros", "firstStartedMicros", "lastStartedMicros");
  private static final Set<String> INDICES =
      Set.of(
          "index",
          "fromIndex",
          "toIndex",
          "commitIndex",
          "appliedIndex",
          "lastLogIndex",
          "lastIndex",
          "matchIndex",
          "nextIndex");
  private static final Set<String> ONCE =
      Set.of("cluster-starting", "cluster-stopped", "node-starting", "node-started");
  private static final Pattern KIND = Pattern.compile("\"fact\":\\{\"kind\":\"([a-z-]+)\"");

  private LongRecording() {}

  static Path make(Path real, Path file, int facts) throws IOException {
    List<String> lines = Files.readAllLines(real);
    List<String> once = new ArrayList<>();
    List<String> again = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher kind = KIND.matcher(line);
      if (kind.find()) {
        once.add(line);
        if (!ONCE.contains(kind.group(1))) {
          again.add(line);
        }
      }
    }
    once.removeIf(line -> line.contains("\"cluster-stopped\""));
    Map<String, Long> most = most(once);
    long sequence = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(lines.getFirst() + "\n");
      for (int round = 0; sequence < facts; round++) {
        for (String line : round == 0 ? once : again) {
          if (sequence == facts) {
            break;
          }
          sequence++;
          out.write(shifted(line, sequence, round, most));
          out.write('\n');
        }
      }
      out.write("{\"note\":\"closed\",\"count\":" + facts + "}\n");
    }
    return file;
  }

  private static Map<String, Long> most(List<String> lines) {
    long micros = 0;
    long index = 0;
    long term = 0;
    for (String line : lines) {
      Matcher numbers = NUMBER.matcher(line);
      while (numbers.find()) {
        long value = Long.parseLong(numbers.group(2));
        String name = numbers.group(1);
        micros = MICROS.contains(name) ? Math.max(micros, value) : micros;
        index = INDICES.contains(name) ? Math.max(index, value) : index;
        term = name.equals("term") ? Math.max(term, value) : term;
      }
    }
    return Map.of("micros", micros, "index", index, "term", term);
  }

  private static String shifted(String line, long sequence, int round, Map<String, Long> most) {
    Matcher numbers = NUMBER.matcher(line);
    StringBuilder out = new StringBuilder();
    while (numbers.find()) {
      String name = numbers.group(1);
      long value = Long.parseLong(numbers.group(2));
      if (name.equals("sequence")) {
        value = sequence;
      } else if (MICROS.contains(name)) {
        value += round * most.get("micros");
      } else if (INDICES.contains(name) && value > 0) {
        value += round * most.get("index");
      } else if (name.equals("term") && value > 0) {
        value += round * most.get("term");
      }
      numbers.appendReplacement(out, "\"" + name + "\":" + value);
    }
    numbers.appendTail(out);
    Matcher ids = ID.matcher(out);
    return ids.replaceAll(
        id ->
            "\""
                + id.group(1)
                + "\":\""
                + id.group(2)
                + (Long.parseLong(id.group(3)) + round * 1_000L)
                + "\"");
  }
}
