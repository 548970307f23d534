"""What `vamt` can be asked: the commands, their options and their help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from vamt import __version__
from vamt.cli import streams
from vamt.errors import VamtError

DESCRIPTION = """\
Gives every libvirt virtual machine an Intel AMT: a management tool connects to http://ADDRESS:16992/wsman, as it
would to a vPro PC. `vamt serve` runs in the foreground; the other commands ask it, or read its state."""

EPILOG = """\
Settings are read from $VAMT_CONFIG, else ~/.config/vamt/vamt.toml, else /etc/vamt/vamt.toml. State is kept in
$VAMT_STATE_DIR, else ~/.local/state/vamt, else /var/lib/vamt. Neither has to exist."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status: 0 done, 1 refused with a message on stderr, 2 not understood."""
    streams.open_all()
    try:
        try:
            return _run(sys.argv[1:] if argv is None else argv)
        finally:
            sys.stdout.flush()
    except VamtError as error:
        streams.complain(str(error))
    except KeyboardInterrupt:
        return 130
    except EOFError:
        streams.complain("the input ended before there was an answer")
    except BrokenPipeError:  # `vamt machines | head`
        streams.give_up_output()
    except OSError as error:
        streams.give_up_output()
        streams.complain(f"{error.filename or 'what was to be printed'}: {error.strerror or error}")
    return 1


def _run(argv: Sequence[str]) -> int:
    top = parser()
    _demand_order(top, argv)
    options, rest = top.parse_known_args(argv)
    if rest and options.command != "mof":
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    return COMMANDS[options.command](options)


def _demand_order(top: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Refuse options before the command they are of, whose values argparse would take for the command."""
    words = 2 if argv[:1] == ["user"] else 1
    for word in argv[:words]:
        if word.startswith("-") and not any(
            known.startswith(word) for known in ("-h", "--help", "--version")
        ):
            name = word.partition("=")[0]
            command = "user ACTION" if words > 1 else "COMMAND"
            top.error(f"{name} before the command: options come after it, as in vamt {command} {name} …")


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
        "--config", type=Path, metavar="FILE", help="the settings file to use (see examples/vamt.toml)"
    )
    config.add_argument(
        "--uri",
        action="append",
        metavar="URI",
        help="libvirt connection to use instead of the configured ones; may be repeated",
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print JSON")

    commands.add_parser(
        "serve",
        parents=[config],
        help="serve every machine, in the foreground, until SIGTERM or Ctrl-C",
        description="Serve every domain of the libvirt connections as an AMT machine with its own address.",
    )
    commands.add_parser(
        "machines",
        parents=[as_json],
        help="list the machines: name, UUID, address, ports, power",
        description="List the machines. Their power state is known only while `vamt serve` runs. "
        "--json also shows the ports for serial console, screen, media and VNC.",
    )
    password = commands.add_parser(
        "password",
        help="print or change a machine's administrator password",
        description="Print the password of a machine's administrator, `admin`; or change it, then print it.",
    )
    password.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    change = password.add_mutually_exclusive_group()
    change.add_argument(
        "--set",
        dest="new",
        nargs="?",
        const="",
        metavar="PASSWORD",
        help="change it to PASSWORD; without a value, ask for it",
    )
    change.add_argument("--rotate", action="store_true", help="change it to a new, strong one")
    _add_user_commands(
        commands.add_parser(
            "user",
            help="list, add, change or remove a machine's users",
            description="Manage a machine's users. For the administrator's password, use `vamt password`.",
        ),
        as_json,
    )
    provision = commands.add_parser(
        "provision",
        help="set up a machine that is not provisioned",
        description="Set a machine up, as its owner would in the firmware's menu. It is then on the network.",
    )
    provision.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    provision.add_argument(
        "--client",
        action="store_true",
        help="use client control mode, which needs the user's consent (`vamt consent` shows the code)",
    )
    provision.add_argument(
        "--password",
        dest="new",
        nargs="?",
        const="",
        metavar="PASSWORD",
        help="the administrator's password; without a value, ask for it. "
        "By default the machine keeps its password, or gets a new, strong one",
    )
    unprovision = commands.add_parser(
        "unprovision",
        help="take a machine off the network and forget its settings",
        description="End a machine's provisioning: its settings, accounts and certificates are deleted, "
        "and it no longer answers on the network. Its logs are kept. Asks on the terminal first.",
    )
    unprovision.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    unprovision.add_argument(
        "--partial",
        action="store_true",
        help="keep the administrator's password and the certificate hashes for the next set-up",
    )
    unprovision.add_argument("--yes", dest="sure", action="store_true", help="do not ask")
    repair = commands.add_parser(
        "repair",
        help="set aside the parts of a machine's state that cannot be read",
        description="A machine is not served while part of its state cannot be read. This command says which part, "
        "and sets it aside: it stays in the state folder, and the machine goes on without it. "
        "Asks on the terminal first.",
    )
    repair.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    repair.add_argument("--yes", dest="sure", action="store_true", help="do not ask")
    consent = commands.add_parser(
        "consent",
        parents=[as_json],
        help="show the code that lets an administrator control a machine",
        description="A machine can require its user's consent before somebody controls it. The user is shown a "
        "six-digit code, on the machine's screen and here, and tells it to the administrator. "
        "The exit status is 1 if nobody is asking.",
    )
    consent.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    answer = consent.add_mutually_exclusive_group()
    answer.add_argument("--wait", action="store_true", help="wait until somebody asks")
    answer.add_argument(
        "--refuse", action="store_true", help="refuse or withdraw consent; open sessions that needed it end"
    )
    commands.add_parser(
        "doctor",
        parents=[config, as_json],
        help="say what is missing on this host and how to fix it",
        description="Check what vamt needs on this host. The exit status is 1 if something essential is missing.",
    )
    listed = commands.add_parser(
        "generations",
        help="list the generations of AMT to choose from, and how they differ",
        description="List how the devices of each generation differ from those of the generation before. "
        "`firmware.generation` chooses one; `firmware.strict` makes machines follow it exactly.",
    )
    how = listed.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print JSON, with the source of each trait")
    how.add_argument("--markdown", action="store_true", help="print the table in ARCHITECTURE.md")
    commands.add_parser(
        "mof",
        add_help=False,  # the compiler has its own options and help
        help="for developers: generate Python classes from MOF, or check that they agree",
    )
    return top


def _add_user_commands(parser: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    from vamt.auth.realms import GRANTABLE, Realm

    machine = argparse.ArgumentParser(add_help=False)
    machine.add_argument("machine", metavar="MACHINE", help="its name or UUID")
    name = argparse.ArgumentParser(add_help=False)
    name.add_argument("name", metavar="NAME", help="the user's name")
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument(
        "--generate",
        action="store_true",
        help="make a strong password and print it; otherwise, ask for one or read it from standard input",
    )
    opened = "\n".join(f"  {realm.word:<31}{opens}" for realm, opens in GRANTABLE.items())
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser(
        "list",
        parents=[machine, as_json],
        help="list the users: name, where they may log in from, whether enabled, realms",
        description="List a machine's administrator and users.",
    )
    add = actions.add_parser(
        "add",
        parents=[machine, name, made],
        help="add a user",
        description="Add a user, who may do what their realms allow.",
        epilog=f"the realms, and what each allows:\n{opened}",
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
        description="Change a user's password. The old one stops working at once.",
    )
    actions.add_parser(
        "remove",
        parents=[machine, name],
        help="remove a user",
        description="Remove a user. They lose access at once.",
    )
