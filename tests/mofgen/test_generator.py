"""Generating packages: ours is up to date, a third party's works, and bad MOF is told where it is bad."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vamt import schema
from vamt.cim.model import EPR
from vamt.errors import VamtError
from vamt.mofgen.__main__ import main
from vamt.mofgen.generator import check, generate

Compile = Callable[..., Path]

ROBOT = """\
[ResourceNamespace("urn:acme:schema:1/"), Description("A robot that presses the power button.")]
class ACME_Robot : CIM_LogicalDevice {
    [Override("Name"), Required] string Name;
    [ValueMap {"0", "1", "5..9"}, Values {"At Rest", "Pressing", "Reserved"}] uint8 Arm;
    [BitMap {"0", "3"}, BitValues {"Warm", "Hot"}] uint16 Motors;
    [HexBinary] uint8 Firmware[];
    [OctetString] string Photos[];
    datetime Serviced;
    uint32 Press([IN, Required] CIM_ComputerSystem REF Machine, [IN, OUT] uint32 Times);
};
"""


def test_our_schema_agrees_with_our_mof(root: Path) -> None:
    assert check([root / "mof"], root / "vamt" / "schema", schema.PACKAGE) == []


def test_a_third_party_generates_classes_that_derive_from_ours(compile_mof: Compile) -> None:
    compile_mof(ROBOT, "acme_robots")
    module = importlib.import_module("acme_robots.ACME_Robot")
    robot = module.ACME_Robot(
        CreationClassName="ACME_Robot",
        DeviceID="1",
        SystemCreationClassName="CIM_ComputerSystem",
        SystemName="ManagedSystem",
        Arm=module.ACME_Robot_Arm.AT_REST,
        Photos=(b"one", b"two"),
    )

    assert robot.epr().uri == "urn:acme:schema:1/ACME_Robot"
    assert [name for name, _ in robot.key_values()] == list(schema.load("CIM_LogicalDevice").INFO.keys)
    assert "Reset" in robot.INFO.methods, "a method of CIM_LogicalDevice"
    types = {one.name: (one.type, one.array, one.required) for one in robot.INFO.properties}
    assert types["Firmware"] == ("hexbinary", False, False)
    assert types["Photos"] == ("base64", True, False)
    assert types["Name"] == ("string", False, True)
    assert schema.load("ACME_Robot", "acme_robots") is module.ACME_Robot
    assert schema.index("acme_robots")["ACME_Robot"].superclass == "CIM_LogicalDevice"


def test_ranges_are_no_members_and_bits_are_flags(compile_mof: Compile) -> None:
    compile_mof(ROBOT, "acme_values")
    module = importlib.import_module("acme_values.ACME_Robot")

    assert {one.name: int(one) for one in module.ACME_Robot_Arm} == {"AT_REST": 0, "PRESSING": 1}
    assert int(module.ACME_Robot_Motors.WARM | module.ACME_Robot_Motors.HOT) == 0b1001


def test_a_parameter_both_in_and_out_is_in_both_tables(compile_mof: Compile) -> None:
    compile_mof(ROBOT, "acme_methods")
    module = importlib.import_module("acme_methods.ACME_Robot")
    press = module.ACME_Robot.INFO.methods["Press"]

    assert [one.name for one in press.inputs] == ["Machine", "Times"]
    assert [one.name for one in press.outputs] == ["Times", "ReturnValue"]
    assert module.ACME_Robot_Press_OUTPUT(Times=3) == module.ACME_Robot_Press_OUTPUT(Times=3, ReturnValue=0)


async def test_a_method_nobody_wrote_is_refused(compile_mof: Compile) -> None:
    from vamt.wsman.faults import ActionNotSupported

    compile_mof(ROBOT, "acme_stubs")
    provider = importlib.import_module("acme_stubs.ACME_Robot").ACME_RobotProvider()
    with pytest.raises(ActionNotSupported):
        await provider.Press(None, None, Machine=EPR(""), Times=1)


def test_packages_build_on_packages(compile_mof: Compile) -> None:
    compile_mof(ROBOT, "acme_base")
    compile_mof(
        '[ResourceNamespace("urn:acme:schema:2/")] class ACME_Arm : ACME_Robot { ACME_Robot REF Body; };',
        "acme_arms",
        bases=(schema.PACKAGE, "acme_base"),
    )
    assert "Press" in schema.load("ACME_Arm", "acme_arms").INFO.methods


def test_what_was_generated_twice_is_the_same_and_not_written_again(compile_mof: Compile) -> None:
    out = compile_mof(ROBOT, "acme_twice")
    assert generate([out.parents[1] / "mof"], out, "acme_twice") == []


def test_the_check_names_what_is_missing_different_and_left_over(compile_mof: Compile) -> None:
    out = compile_mof(ROBOT, "acme_check")
    mof = out.parents[1] / "mof"
    assert check([mof], out, "acme_check") == []

    (out / "ACME_Gone.py").write_text((out / "ACME_Robot.py").read_text())
    (out / "_index.py").write_text("# edited\n" + (out / "_index.py").read_text())
    (out / "ACME_Robot.py").unlink()

    assert check([mof], out, "acme_check") == [
        f"{out / 'ACME_Robot.py'} is missing.",
        f"{out / '_index.py'} differs from its MOF.",
        f"{out / 'ACME_Gone.py'} is left over: no MOF declares it.",
    ]
    generate([mof], out, "acme_check")
    assert check([mof], out, "acme_check") == []
    assert not (out / "ACME_Gone.py").exists()


def test_hand_written_files_beside_generated_ones_are_left_alone(compile_mof: Compile) -> None:
    out = compile_mof(ROBOT, "acme_hand")
    (out / "helper.py").write_text("ANSWER = 42\n")
    compile_mof(ROBOT, "acme_hand")
    assert (out / "helper.py").read_text() == "ANSWER = 42\n"


def test_a_hand_written_file_in_the_way_is_not_overwritten(compile_mof: Compile) -> None:
    out = compile_mof(ROBOT, "acme_way")
    (out / "ACME_Robot.py").write_text("ANSWER = 42\n")
    with pytest.raises(VamtError, match=r"ACME_Robot\.py is in the way"):
        compile_mof(ROBOT, "acme_way")


@pytest.mark.parametrize(
    ("mof", "line", "complaint"),
    [
        ("class VAMT_X {\n  uint99 Speed;\n};", 2, "uint99"),
        ("class VAMT_X {\n  [Kye] uint8 Speed;\n};", 2, "Kye"),
        ("class VAMT_X {\n  uint8 Speed;\n", 2, "end"),
        ("\nclass VAMT_X : CIM_Sevice {\n};", 2, "CIM_Sevice"),
        ("class VAMT_X {\n\n  CIM_Sevice REF Served;\n};", 3, "CIM_Sevice"),
        ('class VAMT_X {\n  uint8 Go(\n    [IN, EmbeddedInstance("No_Such")] string A);\n};', 3, "No_Such"),
        ('class VAMT_X {\n  [ValuesOf("PT_STATE")] uint8 Go();\n};', 2, "PT_STATE"),
        ('class VAMT_X {\n  [ValuesOf("PT_STATUS.A")] uint8 Go();\n};', 2, "PT_STATUS.A"),
        ("class VAMT_X : CIM_ManagedElement {\n  string Caption;\n};", 2, "Override"),
        ('class VAMT_X {\n  [Override("Captoin")]\n  string Captoin;\n};', 2, "overrides nothing"),
        (
            'class VAMT_X {\n  [ValueMap {"1"},\n  Values {"A", "B"}]\n  uint8 Speed;\n};',
            4,
            "differ in length",
        ),
        ("class VAMT_X {\n  [OctetString]\n  uint8 Blob;\n};", 3, "must be an array"),
        ("\nclass NOBODY_X {\n};", 2, "ResourceNamespace"),
        ("class VAMT_X {\n};\nclass VAMT_X {\n};", 1, "also declared"),
        ("class VAMT_X : VAMT_X {\n};", 1, "its own superclass"),
        ("class VAMT_X {\n  uint8 lambda;\n};", 2, "Python"),
        ("class VAMT_X {\n  uint32 delete();\n};", 2, "Python"),
        ("[ValueSet]\nclass VAMT_X {\n  uint32 Value;\n};", 2, "one property with values"),
    ],
)
def test_trouble_is_told_with_file_and_line(
    compile_mof: Compile, mof: str, line: int, complaint: str
) -> None:
    with pytest.raises(VamtError, match=rf"Scrap\.mof:{line}: .*{complaint}"):
        compile_mof(mof)


def test_a_directory_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VamtError, match="not a directory"):
        check([tmp_path / "nowhere"], tmp_path, "nothing")


def test_a_second_file_has_lines_of_its_own(compile_mof: Compile, tmp_path: Path) -> None:
    compile_mof(ROBOT, "acme_lines")
    bad = tmp_path / "mof" / "Worse.mof"
    bad.write_text("class VAMT_X {\n  uint99 Speed;\n};")
    with pytest.raises(VamtError, match=r"Worse\.mof:2:"):
        check([tmp_path / "mof"], tmp_path, "acme_lines")


def test_without_pywbem_the_error_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "vamt.mofgen.reader")
    monkeypatch.setitem(sys.modules, "pywbem", None)
    with pytest.raises(VamtError, match=r"vamt\[dev\]"):
        check([root / "mof"], root / "vamt" / "schema", schema.PACKAGE)


def test_the_command_fails_when_something_differs(
    compile_mof: Compile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = compile_mof(ROBOT, "acme_command")
    command = ["check", "--mof", str(tmp_path / "mof"), "--out", str(out), "--package", "acme_command"]
    assert main(command) == 0
    (out / "ACME_Robot.py").unlink()
    assert main(command) == 1
    assert "ACME_Robot.py is missing." in capsys.readouterr().out
