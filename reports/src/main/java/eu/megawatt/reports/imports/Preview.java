package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import java.util.List;

/**
 * What an import would do. Nothing has been changed by it, and with a single issue nothing can be:
 * {@link #accepted()} is the only way from here to what is applied.
 *
 * @param found what could be read, for people to look at; not all of it where there are issues
 * @param issues what is wrong, by line, in the order of the file; at most {@link #LISTED} and one
 *     that says how many more there are
 * @param notes what is odd and accepted, for people
 */
public record Preview<T>(List<T> found, List<Issue> issues, List<String> notes, Summary summary) {

  /** Issues, and notes, that are told at most. */
  public static final int LISTED = 1_000;

  public Preview {
    found = List.copyOf(found);
    issues = List.copyOf(issues);
    notes = List.copyOf(notes);
  }

  /** Whether all of it may be applied. */
  public boolean isAcceptable() {
    return issues.isEmpty();
  }

  /**
   * Everything that was found, to be applied.
   *
   * @throws InvalidDocumentException with everything wrong, where anything is
   */
  public List<T> accepted() {
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
    return found;
  }
}
