/** What the simulator refused, in its own words. */
export class Refused extends Error {
  /** The last key that the words begin with, such as `duration` of `kcell.duration: …`; or "". */
  get field() {
    const path = /^(\S+?)(:| is not known| must | names )/.exec(this.message);
    return path ? path[1].replace(/\[\d+\]$/, "").split(".").pop() : "";
  }

  /** Without the path, for a place where it is clear what is meant. */
  get words() {
    return this.message.replace(/^\S+?: /, "");
  }
}

export async function api(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("the simulator does not answer");
  }
  const body = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Refused(body.error);
  return body;
}

export function send(method, path, body) {
  return api(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
