package org.jarshy.gateway.lookup;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;

/**
 * Defining, checking and approving operators' keywords. Every step is one transaction with its
 * audit entry, or refused whole.
 */
public interface Keywords {

  /**
   * @throws KeywordRefused naming each field that is wrong, and the word that a word clashes with
   */
  KeywordId draft(Definition definition, Actor author);

  /**
   * Drafts a change of an approved keyword, or of one that was approved and cancelled since. It
   * begins with the table of the old one. Until its approval the old one answers.
   */
  KeywordId update(KeywordId old, Definition definition, Actor author);

  /** Changes a draft or a returned keyword. @param revision the one the editor saw */
  void edit(KeywordId id, int revision, Definition definition, Actor editor);

  /**
   * Reads a table whole and makes it that of a draft or returned keyword; the old one answers until
   * the approval. Streams: the heap does not grow with the file.
   *
   * @param csv UTF-8, or windows-1251 as Excel writes it; the first line names the columns; comma,
   *     semicolon or tab between cells. Read to its end or to the first refusal, not closed.
   * @throws KeywordRefused naming lines, and what is allowed; then nothing of the file is kept
   */
  LookupTable upload(KeywordId id, int revision, InputStream csv, Actor uploader);

  void submit(KeywordId id, int revision, Actor submitter);

  /**
   * @throws KeywordRefused rule SECOND_PERSON when {@code approver} touched the version in any way
   */
  void approve(KeywordId id, int revision, Actor approver);

  /** Back to its authors. @param reason not blank */
  void sendBack(KeywordId id, int revision, String reason, Actor approver);

  void reject(KeywordId id, int revision, String reason, Actor approver);

  /** One person may cancel an approved keyword: from then on its words have no meaning. */
  void cancel(KeywordId id, String reason, Actor actor);

  Optional<OperatorKeyword> find(KeywordId id);

  /** Newest change first. @param states empty for all */
  List<OperatorKeyword> list(Set<OperatorKeyword.State> states, int limit, int offset);

  /** How many texts each answered on a day, by origin; those without are left out. */
  Map<KeywordId, Long> answered(Collection<KeywordId> origins, LocalDate day);
}
