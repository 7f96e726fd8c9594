/** The groups of a code, as it is written: "V1-7K4P-QX2M" has three. */
export function groupsOf(code: string): readonly string[] {
  return code.split("-");
}

/** The groups that are typed back, as the person counts them, from 1. */
export function groupsToProve(code: string): readonly number[] {
  const amount = groupsOf(code).length;
  return [amount - 1, amount];
}

/** Whether a group was typed as it is written. Case and spaces do not matter; O stands for 0, I and L for 1. */
export function sameGroup(typed: string, group: string | undefined): boolean {
  return group !== undefined && plain(typed) === plain(group);
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/gu, "").replace(/O/gu, "0").replace(/[IL]/gu, "1");
}
