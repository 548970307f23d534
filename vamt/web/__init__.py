"""The web page of a machine: what a browser sees at http://<machine>:16992/.

Rendered here, without scripts. Paths, names of form fields and labels are a device's, since people, scanners
and scripts know them; the look is our own. What is shown and changed goes through `vamt.wsman.local`.
"""
