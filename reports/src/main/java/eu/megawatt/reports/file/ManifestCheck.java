package eu.megawatt.reports.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.fleet.document.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves the files of an export by its manifest, which nobody has to trust to be well made. */
public final class ManifestCheck {

  /** More than a manifest of {@value Manifest#FILES} files needs. */
  private static final long BYTES = 32L << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxDocumentLength(BYTES)
                      .maxNestingDepth(10)
                      .build())
              .build());

  private ManifestCheck() {}

  /**
   * What is wrong with the files that a manifest lists, which are looked for beside it; empty where
   * all are as they were. Files that it does not list are not looked at.
   *
   * @throws IOException where the manifest or a file can't be read, or the manifest is no JSON
   */
  public static List<Issue> verify(Path manifest) throws IOException {
    JsonNode root = read(manifest);
    if (root.path("manifestVersion").asInt() != Manifest.VERSION) {
      return List.of(
          new Issue(
              "/manifestVersion",
              "is %s; this version reads %d. Maybe it is no manifest."
                  .formatted(root.path("manifestVersion"), Manifest.VERSION)));
    }
    JsonNode files = root.path("files");
    if (files.size() > Manifest.FILES) {
      return List.of(
          new Issue("/files", "has %d; allowed is %d".formatted(files.size(), Manifest.FILES)));
    }
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String pointer = "/files/" + i;
      problem(manifest.toAbsolutePath().resolveSibling(""), files.get(i))
          .ifPresent(problem -> issues.add(new Issue(pointer, problem)));
    }
    return issues;
  }

  private static JsonNode read(Path manifest) throws IOException {
    try (InputStream in = Files.newInputStream(manifest)) {
      return MAPPER.readTree(in);
    }
  }

  private static Optional<String> problem(Path folder, JsonNode entry) throws IOException {
    String name = entry.path("name").asText();
    if (!ManifestFile.isPlain(name)) {
      return Optional.of("(%s) is no name of a file in the manifest's folder".formatted(name));
    }
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.of("(%s) is missing".formatted(name));
    }
    Fingerprint stated =
        new Fingerprint(entry.path("bytes").asLong(-1), entry.path("sha256").asText());
    Fingerprint found = Fingerprint.of(file);
    return found.equals(stated)
        ? Optional.empty()
        : Optional.of(
            "(%s) has %d bytes and SHA-256 %s; the manifest states %d and %s. Maybe it was opened and saved."
                .formatted(name, found.bytes(), found.sha256(), stated.bytes(), stated.sha256()));
  }
}
