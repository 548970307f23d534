// Drives an AMT machine with MeshCentral's AMT modules, in the order of calls of its amtmanager:
// mesh.js MODULES ADDRESS connect|version|status|on|off|pxe, the password in AMT_PASSWORD. Prints one line of JSON.
'use strict';

const [modules, address, action] = process.argv.slice(2);
const connection = require(modules + '/amt-wsman-comm.js')(address, 16992, 'admin', process.env.AMT_PASSWORD, 0);
const amt = require(modules + '/amt.js')(require(modules + '/amt-wsman.js')(connection));

const PXE = '<Address xmlns="http://schemas.xmlsoap.org/ws/2004/08/addressing">'
    + 'http://schemas.xmlsoap.org/ws/2004/08/addressing</Address>'
    + '<ReferenceParameters xmlns="http://schemas.xmlsoap.org/ws/2004/08/addressing">'
    + '<ResourceURI xmlns="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">'
    + 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BootSourceSetting</ResourceURI>'
    + '<SelectorSet xmlns="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">'
    + '<Selector Name="InstanceID">Intel(r) AMT: Force PXE Boot</Selector></SelectorSet></ReferenceParameters>';

// What amtmanager drops of AMT_BootSettingData before it puts it back.
const NOT_PUT = ['WinREBootEnabled', 'UEFILocalPBABootEnabled', 'UEFIHTTPSBootEnabled', 'SecureBootControlEnabled',
    'BootguardStatus', 'OptionsCleared', 'BIOSLastStatus', 'UefiBootParametersArray', 'RPEEnabled', 'RSEPassword'];

// A call's answer; a status other than 200, or a ReturnValue other than 0, ends the program.
function answer(start) {
    return new Promise((resolve, reject) => start((stack, name, response, status) => {
        const value = response && response.Body && response.Body.ReturnValue;
        if (status !== 200 || value) reject(new Error(`${name}: status ${status}, ReturnValue ${value}`));
        else resolve(response);
    }));
}

const batch = (...names) => answer((done) => amt.BatchEnum(null, names, done));

async function change(state) {
    await answer((done) => amt.RequestPowerStateChange(state, done));
    if (state === 2) await answer((done) => amt.RequestOSPowerStateChange(2, done));
}

const ACTIONS = {
    async connect() {
        const found = await batch('*AMT_GeneralSettings', '*IPS_HostBasedSetupService');
        return {
            realm: found.AMT_GeneralSettings.response.DigestRealm === connection.digestRealm,
            mode: found.IPS_HostBasedSetupService.response.CurrentControlMode,
            version: connection.amtVersion,
        };
    },
    async version() {
        const software = await answer((done) => amt.Enum('CIM_SoftwareIdentity', done));
        return software.find((one) => one.InstanceID === 'AMT').VersionString;
    },
    async status() {
        const found = await batch('CIM_ServiceAvailableToElement');
        return found.CIM_ServiceAvailableToElement.responses[0].PowerState;
    },
    on: () => change(2),
    off: () => change(8),
    async pxe() {
        const settings = (await batch('*AMT_BootSettingData')).AMT_BootSettingData.response;
        for (const name of NOT_PUT) delete settings[name];
        Object.assign(settings, { ConfigurationDataReset: false, BIOSSetup: false, UseSOL: false });
        await answer((done) => amt.Put('AMT_BootSettingData', settings, done, 0, 1));
        await answer((done) => amt.SetBootConfigRole(1, done));
        await answer((done) => amt.CIM_BootConfigSetting_ChangeBootOrder(PXE, done));
        await change(2);
    },
};

ACTIONS[action]().then(
    (result) => { console.log(JSON.stringify(result ?? null)); process.exit(0); },
    (error) => { console.error(String(error)); process.exit(1); });
