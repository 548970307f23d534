"""What `vamt` can be asked: the commands, their options and their help."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from vamt import __version__
from vamt.errors import VamtError

DESCRIPTION = """\
Gives every libvirt virtual machine an Intel AMT: a management tool opens http://ADDRESS:16992/wsman and finds
what a vPro PC would be. `vamt serve` runs in the foreground; the other commands ask it, or its state."""

EPILOG = """\
Settings are in $VAMT_CONFIG, else ~/.config/vamt/vamt.toml, else /etc/vamt/vamt.toml; state is in
$VAMT_STATE_DIR, else ~/.local/state/vamt, else /var/lib/vamt. Neither has to exist."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 refused with a sentence on stderr, 2 not understood."""
    top = parser()
    options, rest = top.parse_known_args(argv)
    if rest and options.command != "mof":
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        return COMMANDS[options.command](options)
    except VamtError as error:
        print(f"vamt: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `vamt machines | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _serve(options: argparse.Namespace) -> int:
    from vamt.cli.serve import serve

    return serve(options.config, options.uri)


def _machines(options: argparse.Namespace) -> int:
    from vamt.cli.ask import machines

    return machines(as_json=options.json)


def _password(options: argparse.Namespace) -> int:
    from vamt.cli.ask import password

    return password(options.machine, new=options.new, rotate=options.rotate)


def _provision(options: argparse.Namespace) -> int:
    from vamt.cli.provision import provision

    return provision(options.machine, client=options.client, new=options.new)


def _unprovision(options: argparse.Namespace) -> int:
    from vamt.cli.provision import unprovision

    return unprovision(options.machine, partial=options.partial, sure=options.sure)


def _user(options: argparse.Namespace) -> int:
    from vamt.cli.user import user

    return user(options)


def _repair(options: argparse.Namespace) -> int:
    from vamt.cli.repair import repair

    return repair(options.machine, sure=options.sure)


def _consent(options: argparse.Namespace) -> int:
    from vamt.cli.consent import consent

    return consent(options.machine, wait=options.wait, refuse=options.refuse, as_json=options.json)


def _doctor(options: argparse.Namespace) -> int:
    from vamt.cli.doctor import doctor

    return doctor(options.config, options.uri, as_json=options.json)


def _generations(options: argparse.Namespace) -> int:
    from vamt.cli.generations import generations

    return generations(as_json=options.json, as_markdown=options.markdown)


def _mof(options: argparse.Namespace) -> int:
    from vamt.cli.mof import mof

    return mof(options.rest)


COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "serve": _serve,
    "machines": _machines,
    "password": _password,
    "user": _user,
    "provision": _provision,
    "unprovision": _unprovision,
    "repair": _repair,
    "consent": _consent,
    "doctor": _doctor,
    "generations": _generations,
    "mof": _mof,
}
"""Each imports what it needs when it runs."""


def parser() -> argparse.ArgumentParser:
    """The options of every command."""
    top = argparse.ArgumentParser(
        prog="vamt",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"vamt {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    config = argparse.ArgumentParser(add_help=False)
    config.add_argument(
        "--config", type=Path, metavar="FILE", help="settings to use (see examples/vamt.toml)"
    )
    config.add_argument(
        "--uri",
        action="append",
        metavar="URI",
        help="libvirt connection, in place of the configured; may be repeated",
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print JSON")

    commands.add_parser(
        "serve",
        parents=[config],
        help="serve every machine, in the foreground, until SIGTERM or Ctrl-C",
        description="Serve every domain of the libvirt connections as AMT at an address of its own.",
    )
    commands.add_parser(
        "machines",
        parents=[as_json],
        help="list the machines: name, UUID, address, ports, power",
        description="List the machines. Their power is known while `vamt serve` runs. "
        "--json also has the ports for serial console, screen, media and VNC.",
    )
    password = commands.add_parser(
        "password",
        help="print or change a machine's administrator password",
        description="Print the password of a machine's administrator `admin`, or change it and print it.",
    )
    password.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    change = password.add_mutually_exclusive_group()
    change.add_argument(
        "--set",
        dest="new",
        nargs="?",
        const="",
        metavar="PASSWORD",
        help="change it; without a value, ask for it",
    )
    change.add_argument("--rotate", action="store_true", help="change it to a new strong one")
    _add_user_commands(
        commands.add_parser(
            "user",
            help="list, add, change or remove a machine's users",
            description="The users of a machine beside its administrator, whose password is `vamt password`'s.",
        ),
        as_json,
    )
    provision = commands.add_parser(
        "provision",
        help="set up a machine that is not provisioned",
        description="Set a machine up, as its owner does in the firmware's own menu; then it is on the network.",
    )
    provision.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    provision.add_argument(
        "--client",
        action="store_true",
        help="in client control mode, where the user's consent is needed: `vamt consent` shows its code",
    )
    provision.add_argument(
        "--password",
        dest="new",
        nargs="?",
        const="",
        metavar="PASSWORD",
        help="the administrator's; without a value, ask for it; else it keeps the one it has or gets a strong one",
    )
    unprovision = commands.add_parser(
        "unprovision",
        help="take a machine off the network and forget its settings",
        description="End the provisioning of a machine: its settings, accounts and certificates are forgotten, "
        "and it answers on no network. Its logs stay. Asks first, on a terminal.",
    )
    unprovision.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    unprovision.add_argument(
        "--partial",
        action="store_true",
        help="keep the administrator's password and the certificate hashes for another set-up",
    )
    unprovision.add_argument("--yes", dest="sure", action="store_true", help="do not ask")
    repair = commands.add_parser(
        "repair",
        help="set aside what cannot be read of a machine's state",
        description="A machine is not served while a part of its state cannot be read. Say what that is, and set it "
        "aside: it stays in the state folder, and the machine starts without it. Asks first, on a terminal.",
    )
    repair.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    repair.add_argument("--yes", dest="sure", action="store_true", help="do not ask")
    consent = commands.add_parser(
        "consent",
        parents=[as_json],
        help="show the code that somebody has to be told before he may control a machine",
        description="A machine can demand that its user agrees before somebody controls it. The user is shown a "
        "code of six digits, on the machine's screen and here, and tells it. Exit status 1 if nobody asks.",
    )
    consent.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    answer = consent.add_mutually_exclusive_group()
    answer.add_argument("--wait", action="store_true", help="wait until somebody asks")
    answer.add_argument(
        "--refuse", action="store_true", help="say no, or no more: open sessions that needed the consent end"
    )
    commands.add_parser(
        "doctor",
        parents=[config, as_json],
        help="say what is missing on this host and how to mend it",
        description="Look at what vamt needs on this host; exit status 1 if something essential is missing.",
    )
    listed = commands.add_parser(
        "generations",
        help="list the generations of AMT that a machine can be of, and what is different in each",
        description="Whatever devices of a generation do otherwise than those of the one before. "
        "`firmware.generation` chooses one; `firmware.strict` has it to the letter.",
    )
    how = listed.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print JSON, with the source of each trait")
    how.add_argument("--markdown", action="store_true", help="print the table in ARCHITECTURE.md")
    commands.add_parser(
        "mof",
        add_help=False,  # its options, and its help, are the compiler's
        help="for developers: generate Python classes from MOF, or check that they agree",
    )
    return top


def _add_user_commands(parser: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    from vamt.auth.realms import GRANTABLE, Realm

    machine = argparse.ArgumentParser(add_help=False)
    machine.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    name = argparse.ArgumentParser(add_help=False)
    name.add_argument("name", metavar="NAME", help="of the user")
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument(
        "--generate",
        action="store_true",
        help="make a strong password and print it; else it is asked for, or read from standard input",
    )
    opened = "\n".join(f"  {realm.word:<31}{opens}" for realm, opens in GRANTABLE.items())
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser(
        "list",
        parents=[machine, as_json],
        help="list the users: name, where from, enabled or not, realms",
        description="List the administrator and the users of a machine.",
    )
    add = actions.add_parser(
        "add",
        parents=[machine, name, made],
        help="add a user",
        description="Add a user, who may do what the realms open.",
        epilog=f"the realms, and what each opens:\n{opened}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    realms = add.add_mutually_exclusive_group(required=True)
    realms.add_argument(
        "--realm", dest="realms", action="append", metavar="REALM", help="one realm; may be repeated"
    )
    realms.add_argument(
        "--all-realms",
        dest="realms",
        action="store_const",
        const=[Realm.PT_ADMINISTRATION.word],
        help="make an administrator: pt-administration includes every realm",
    )
    actions.add_parser(
        "passwd",
        parents=[machine, name, made],
        help="change a user's password",
        description="Change a user's password; the old one no longer counts at once.",
    )
    actions.add_parser(
        "remove",
        parents=[machine, name],
        help="remove a user",
        description="Remove a user; he is shut out at once.",
    )
