package io.lifeboat.console.application.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the places of this machine out of the lines of a recording: what an operating system says
 * of a file names its whole path, and with it often the user.
 */
public final class Redaction implements UnaryOperator<String> {
  /** Shorter names would be found in words that mean something else. */
  private static final int SHORTEST = 4;

  /** What a user types as the name of a backup may be the path of its folder. */
  private static final Pattern NAMED =
      Pattern.compile("\"name\":\"((?:/|[A-Za-z]:|\\\\\\\\)[^\"]*[/\\\\])[^\"/\\\\]+\"");

  private static final int MOST_NAMED = 64;

  private final List<Map.Entry<String, String>> places;

  /** Folders that were named, and may be told of later. Only the writer's thread comes here. */
  private final Set<String> named = new LinkedHashSet<>();

  private Redaction(Map<String, String> places) {
    this.places = List.copyOf(places.entrySet());
  }

  /** The one for a run whose data is here, or in a temporary directory when it is null. */
  public static Redaction of(@Nullable Path data) {
    Map<Path, String> places = new LinkedHashMap<>();
    if (data != null) {
      places.put(data, "data");
    }
    places.put(Path.of(System.getProperty("java.io.tmpdir", "")), "tmp");
    places.put(Path.of(System.getProperty("user.home", "")), "home");
    places.put(Path.of(System.getProperty("user.dir", "")), "here");
    return of(places);
  }

  /** Replaces each path by its word, the longest first. */
  static Redaction of(Map<Path, String> words) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    words.forEach(
        (path, word) -> {
          String plain = path.toAbsolutePath().normalize().toString();
          for (String form : List.of(escaped(plain), escaped(plain.replace('\\', '/')))) {
            if (form.length() >= SHORTEST) {
              found.add(Map.entry(form, "‹" + word + "›"));
            }
          }
        });
    found.sort((a, b) -> Integer.compare(b.getKey().length(), a.getKey().length()));
    Map<String, String> ordered = new LinkedHashMap<>();
    found.forEach(place -> ordered.putIfAbsent(place.getKey(), place.getValue()));
    return new Redaction(ordered);
  }

  /** As it stands inside a text of JSON. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  public String apply(String line) {
    Matcher matcher = NAMED.matcher(line);
    if (matcher.find() && named.size() < MOST_NAMED) {
      named.add(matcher.group(1));
    }
    String cleaned = line;
    for (String folder : named) {
      cleaned = cleaned.replace(folder, "‹elsewhere›/");
    }
    for (Map.Entry<String, String> place : places) {
      if (cleaned.contains(place.getKey())) {
        cleaned = cleaned.replace(place.getKey(), place.getValue());
      }
    }
    return cleaned;
  }
}
