package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.Issue;
import java.util.ArrayList;
import java.util.List;

/** What is wrong and what is odd in a file, in its order; of each a bounded number is told. */
final class Findings {

  private final List<Issue> issues = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int moreIssues;
  private int moreNotes;

  void issue(String pointer, String message) {
    if (issues.size() < Preview.LISTED) {
      issues.add(new Issue(pointer, message));
    } else {
      moreIssues++;
    }
  }

  void issues(List<Issue> several) {
    several.forEach(issue -> issue(issue.pointer(), issue.message()));
  }

  void note(String message) {
    if (notes.size() < Preview.LISTED) {
      notes.add(message);
    } else {
      moreNotes++;
    }
  }

  boolean isSound() {
    return issues.isEmpty();
  }

  List<Issue> issues() {
    List<Issue> all = new ArrayList<>(issues);
    if (moreIssues > 0) {
      all.add(new Issue("", "and %,d more".formatted(moreIssues)));
    }
    return all;
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (moreNotes > 0) {
      all.add("and %,d more".formatted(moreNotes));
    }
    return all;
  }
}
