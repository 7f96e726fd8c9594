/** Servers for online storage, each with one empty place for a team. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { Online } from "../acts/sharing.ts";
import { freePort } from "./desk.ts";
import { start, type Group } from "./processes.ts";
import { TRACES } from "./programs.ts";
import { until } from "./wait.ts";

export interface Server extends Online {
  end(): Promise<void>;
}

/** What `./dev setup test` installs. */
const INSTALLED = process.env.CF_SERVERS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "critical-friend/servers");

/** S3, by moto. */
export async function startS3(): Promise<Server> {
  const port = await freePort();
  const group = begin(join(INSTALLED, "python/bin/moto_server"), ["-H", "127.0.0.1", "-p", String(port)], "s3");
  const credential = "AWS4-HMAC-SHA256 Credential=x/20261122/us-east-1/s3/aws4_request";
  const bucket = () => fetch(`http://127.0.0.1:${port}/quality`, { method: "PUT", headers: { authorization: credential } });
  await until("the S3 server to make a bucket", () => bucket().then((answer) => answer.ok, () => false));
  const address = `s3://quality/team?endpoint=http://127.0.0.1:${port}`;
  return { address, name: "AKIAIOSFODNN7EXAMPLE", key: "correct-horse-battery", end: () => group.end() };
}

/** WebDAV, by Apache. */
export async function startWebDav(): Promise<Server> {
  const port = await freePort();
  const at = mkdtempSync(join(tmpdir(), "cf-dav-"));
  mkdirSync(join(at, "files"));
  // Started as root it works as nobody in particular.
  for (const folder of [at, join(at, "files")]) chmodSync(folder, 0o777);
  writeFileSync(join(at, "people"), "anna:{SHA}L55TUjtiq8FBorTWAZ0jy6g129A=\n");
  writeFileSync(join(at, "apache.conf"), settings(at, port));
  const group = begin("/usr/sbin/apache2", ["-X", "-f", join(at, "apache.conf")], "webdav");
  const asked = () => fetch(`http://127.0.0.1:${port}/`);
  await until("the WebDAV server to ask for a key", () => asked().then((answer) => answer.status === 401, () => false));
  const address = `dav+http://127.0.0.1:${port}/`;
  const end = async () => {
    await group.end();
    rmSync(at, { recursive: true, force: true });
  };
  return { address, name: "anna", key: "correct horse", end };
}

function begin(program: string, args: string[], name: string): Group {
  return start(program, args, { env: process.env, log: join(TRACES, "logs", "servers", `${name}.log`) });
}

function settings(at: string, port: number): string {
  const modules = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs"];
  return [
    `ServerRoot ${at}`,
    "ServerName 127.0.0.1",
    `Listen 127.0.0.1:${port}`,
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    "User www-data",
    "Group www-data",
    `PidFile ${at}/pid`,
    `DefaultRuntimeDir ${at}`,
    `ErrorLog ${at}/error.log`,
    `DavLockDB ${at}/locks`,
    `DocumentRoot ${at}/files`,
    `<Directory ${at}/files>`,
    "Dav On",
    "AuthType Basic",
    "AuthName team",
    `AuthUserFile ${at}/people`,
    "Require valid-user",
    "</Directory>",
    "",
  ].join("\n");
}
