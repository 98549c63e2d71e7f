package io.lifeboat.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The licences of all parts: each must be on the list of those that may be shipped together with
 * Lifeboat, and their texts go into the image.
 */
final class Licences {
  /** What the rules file says; what each part is for is in docs/packaging.md. */
  record Rules(
      Set<String> allowed,
      Map<String, String> names,
      Map<String, Correction> corrected,
      Map<String, String> copyright) {}

  /** Where the bill of materials is wrong, what is right, and why. */
  record Correction(List<String> licences, String because) {}

  record Part(String id, String version, List<String> licences) {}

  private static final Pattern LEGAL_FILE =
      Pattern.compile(
          "(META-INF/)?(LICEN[CS]E|NOTICE|COPYING|THIRD.PARTY)[^/]*", Pattern.CASE_INSENSITIVE);
  private static final String TEXT = ".txt";

  private final Rules rules;

  Licences(Rules rules) {
    this.rules = rules;
  }

  /** Arguments: the bill of materials, the folder of rules and texts, the jars, where to write. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Licences licences =
        new Licences(
            JsonMapper.shared()
                .readValue(Files.readString(folder.resolve("rules.json")), Rules.class));
    Path bill = Path.of(arguments[0]);
    if (!Files.exists(bill)) {
      throw new BuildFailure("no bill of materials " + bill + "; Maven offline (-o) makes none");
    }
    List<Part> parts = licences.parts(Files.readString(bill));
    List<String> objections = licences.objections(parts);
    if (!objections.isEmpty()) {
      throw new BuildFailure(
          "licences that packaging/licences/rules.json does not allow:\n"
              + String.join("\n", objections));
    }
    licences.write(parts, folder, Path.of(arguments[2]), Path.of(arguments[3]));
    System.out.println("Licences of " + parts.size() + " parts are allowed.");
  }

  /** The components of a CycloneDX bill of materials. */
  List<Part> parts(String bill) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (JsonNode component : JsonMapper.shared().readTree(bill).path("components")) {
      String id = component.path("group").asString("") + ":" + component.path("name").asString("");
      List<String> stated = new ArrayList<>();
      for (JsonNode choice : component.path("licenses")) {
        JsonNode licence = choice.path("license");
        String name =
            Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                .map(node -> node.asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("?");
        stated.add(rules.names().getOrDefault(name, name));
      }
      Correction correction = rules.corrected().get(id);
      parts.put(
          id,
          new Part(
              id,
              component.path("version").asString(""),
              correction == null ? List.copyOf(stated) : correction.licences()));
    }
    return List.copyOf(parts.values());
  }

  /** A line for each part with a licence that is not allowed, or with none. */
  List<String> objections(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.licences().isEmpty() || !rules.allowed().containsAll(part.licences()))
        .map(
            part ->
                part.id()
                    + " "
                    + part.version()
                    + ": "
                    + (part.licences().isEmpty() ? "none" : String.join(", ", part.licences())))
        .toList();
  }

  private void write(List<Part> parts, Path folder, Path jars, Path target) throws IOException {
    Files.createDirectories(target);
    Set<String> used = new TreeSet<>();
    StringBuilder list =
        new StringBuilder(
            """
            What Lifeboat consists of, and under which licences. Their texts are the files beside this one; what a
            part brings of its own is in the folder of its name. The Java run-time has its own list: runtime/legal.

            """);
    for (Part part : parts) {
      used.addAll(part.licences());
      list.append(part.id()).append(' ').append(part.version()).append("\n    ");
      list.append(String.join(", ", part.licences())).append('\n');
      String copyright = rules.copyright().get(part.id());
      if (copyright != null) {
        list.append("    ").append(copyright).append('\n');
      }
    }
    Files.writeString(target.resolve("PARTS" + TEXT), list);
    for (String licence : used) {
      Files.writeString(
          target.resolve(licence + TEXT),
          Files.readString(folder.resolve(licence + TEXT), StandardCharsets.UTF_8));
    }
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        extract(jar, target);
      }
    }
  }

  private static void extract(Path jar, Path target) throws IOException {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (!entry.isDirectory() && LEGAL_FILE.matcher(entry.getName()).matches()) {
          Path folder = Files.createDirectories(target.resolve(name));
          String plain = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          try (InputStream in = file.getInputStream(entry)) {
            Files.write(folder.resolve(plain), in.readAllBytes());
          }
        }
      }
    }
  }
}
