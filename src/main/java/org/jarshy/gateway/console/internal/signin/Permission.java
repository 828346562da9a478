package org.jarshy.gateway.console.internal.signin;

import java.util.EnumSet;
import java.util.Set;
import org.jarshy.gateway.console.Role;

/** What may be done, and by which roles: the one table of it. Everybody signed in may read. */
public enum Permission {
  WRITE("write, change and submit bulletins", Role.AUTHOR),
  APPROVE("approve, send back and reject bulletins", Role.APPROVER),
  WITHDRAW("cancel approved bulletins", Role.APPROVER, Role.DISPATCHER),
  SEND("send, pause, resume and cancel broadcasts", Role.DISPATCHER),
  IMPORT("import subscribers", Role.DISPATCHER, Role.ADMINISTRATOR),
  TAKE_BUNDLES("bring in signed bundles", Role.AUTHOR, Role.DISPATCHER, Role.ADMINISTRATOR),
  PROPOSE_STRAIGHT("propose what is published on its signatures alone", Role.ADMINISTRATOR),
  ANSWER_FOR_SIGNATURES(
      "confirm or end that, and clear alarms about bundles", Role.APPROVER, Role.ADMINISTRATOR),
  KEEP_HELP_LINES("change help lines", Role.AUTHOR, Role.ADMINISTRATOR),
  KEEP_EXERCISE_PHONES("keep the phones that exercises go to", Role.DISPATCHER, Role.ADMINISTRATOR),
  KEEP_ACCOUNTS("make and change accounts", Role.ADMINISTRATOR),
  READ_AUDIT("read and check the audit log", Role.ADMINISTRATOR, Role.AUDITOR),
  TELL_WITNESSES("send checkpoints of the audit log to witnesses", Role.ADMINISTRATOR),
  WATCH_MACHINERY("read metrics", Role.ADMINISTRATOR, Role.AUDITOR);

  /** For {@code @PreAuthorize}: the authority is the permission's name. */
  public static final String TO_WRITE = "hasAuthority('WRITE')";

  public static final String TO_APPROVE = "hasAuthority('APPROVE')";
  public static final String TO_WITHDRAW = "hasAuthority('WITHDRAW')";
  public static final String TO_SEND = "hasAuthority('SEND')";
  public static final String TO_IMPORT = "hasAuthority('IMPORT')";
  public static final String TO_TAKE_BUNDLES = "hasAuthority('TAKE_BUNDLES')";
  public static final String TO_PROPOSE_STRAIGHT = "hasAuthority('PROPOSE_STRAIGHT')";
  public static final String TO_ANSWER_FOR_SIGNATURES = "hasAuthority('ANSWER_FOR_SIGNATURES')";
  public static final String TO_KEEP_HELP_LINES = "hasAuthority('KEEP_HELP_LINES')";
  public static final String TO_KEEP_EXERCISE_PHONES = "hasAuthority('KEEP_EXERCISE_PHONES')";
  public static final String TO_KEEP_ACCOUNTS = "hasAuthority('KEEP_ACCOUNTS')";

  public static final String TO_READ_AUDIT = "hasAuthority('READ_AUDIT')";
  public static final String TO_TELL_WITNESSES = "hasAuthority('TELL_WITNESSES')";

  private final String what;
  private final Set<Role> roles;

  Permission(String what, Role... roles) {
    this.what = what;
    this.roles = Set.of(roles);
  }

  public String what() {
    return what;
  }

  /** {@code approver or dispatcher}. */
  public String whose() {
    return String.join(" or ", roles.stream().sorted().map(Role::label).toList());
  }

  public static Set<Permission> of(Set<Role> roles) {
    EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (Permission permission : values()) {
      if (permission.roles.stream().anyMatch(roles::contains)) {
        permissions.add(permission);
      }
    }
    return permissions;
  }
}
