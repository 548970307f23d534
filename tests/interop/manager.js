// Goes through the panels of MeshCentral's AMT manager with its own AMT modules, reading and writing as it does:
// manager.js MODULES ADDRESS PANEL [CODE], the password in AMT_PASSWORD, over TLS where AMT_TLS is 1. Prints one line of
// JSON. CODE is what the user at the machine reads out.
'use strict';

const [modules, address, panel, code] = process.argv.slice(2);
const tls = process.env.AMT_TLS === '1' ? 1 : 0;
const connection = require(modules + '/amt-wsman-comm.js')(
    address, tls ? 16993 : 16992, 'admin', process.env.AMT_PASSWORD, tls);
connection.xtlsFingerprint = 0;
const amt = require(modules + '/amt.js')(require(modules + '/amt-wsman.js')(connection));

const ADDRESSING = 'http://schemas.xmlsoap.org/ws/2004/08/addressing';
const ANONYMOUS = ADDRESSING + '/role/anonymous';
const WSMAN = 'http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd';

// A call's answer; a status other than 200, or a ReturnValue other than 0, ends the program.
function answer(what, start) {
    return new Promise((resolve, reject) => start((stack, name, response, status) => {
        const value = response && response.Body && response.Body.ReturnValue;
        if (status !== 200 || value) reject(new Error(`${what}: status ${status}, ReturnValue ${value}`));
        else resolve(response);
    }));
}

const batch = (...names) => answer(names.join(), (done) => amt.BatchEnum('', names, done));
const get = async (name) => (await batch('*' + name))[name].response;
const list = async (name) => (await batch(name))[name].responses;
const put = (name, object, selectors) => answer(`Put ${name}`, (done) => amt.Put(name, object, done, 0, 1, selectors));
const remove = (name, selectors) => answer(`Delete ${name}`, (done) => amt.Delete(name, selectors, done, 0, 1));
const call = (method, ...values) => answer(method, (done) => amt[method](...values, done));

// What a Put made of a setting; it must read back as it was put.
async function change(name, changes) {
    await put(name, Object.assign(await get(name), changes));
    const now = await get(name);
    for (const [key, value] of Object.entries(changes)) {
        if (JSON.stringify(now[key]) !== JSON.stringify(value)) throw new Error(`${name}.${key} is ${now[key]}`);
    }
    return now;
}

function reference(name, key, value) {
    return `<Address xmlns="${ADDRESSING}">${ANONYMOUS}</Address><ReferenceParameters xmlns="${ADDRESSING}">`
        + `<ResourceURI xmlns="${WSMAN}">${amt.CompleteName(name)}</ResourceURI><SelectorSet xmlns="${WSMAN}">`
        + `<Selector Name="${key}">${value}</Selector></SelectorSet></ReferenceParameters>`;
}

// What it drops of AMT_BootSettingData before it puts it back.
const NOT_PUT = ['WinREBootEnabled', 'UEFILocalPBABootEnabled', 'UEFIHTTPSBootEnabled', 'SecureBootControlEnabled',
    'BootguardStatus', 'OptionsCleared', 'BIOSLastStatus', 'UefiBootParametersArray', 'RPEEnabled'];

const selector = (epr) => epr.ReferenceParameters.SelectorSet.Selector;
const chosen = (epr, name) => [].concat(selector(epr)).find((one) => one['@Name'] === name).Value;

// A certificate for a public key, signed by another or by itself; forge is what the manager signs with.
function certify(name, publicKey, signer, key) {
    const forge = require(modules + '/../../node-forge');
    const certificate = forge.pki.createCertificate();
    const subject = [{ name: 'commonName', value: name }];
    certificate.publicKey = publicKey;
    certificate.serialNumber = '01' + forge.util.bytesToHex(forge.random.getBytesSync(8));
    certificate.validity.notBefore = new Date(Date.now() - 86400000);
    certificate.validity.notAfter = new Date(Date.now() + 86400000 * 365);
    certificate.setSubject(subject);
    certificate.setIssuer(signer ? signer.subject.attributes : subject);
    certificate.setExtensions([{ name: 'basicConstraints', cA: !signer }]);
    certificate.sign(key, forge.md.sha256.create());
    const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
    return { certificate, blob: forge.util.encode64(der) };
}

const PANELS = {
    // amtmanager: attemptSyncClock
    async clock() {
        const before = (await call('AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch')).Body.Ta0;
        const wanted = before + 3600;
        const set = (time) => answer('SetHighAccuracyTimeSynch', (done) => amt
            .AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch(before, time, time, done));
        await set(wanted);
        const now = (await call('AMT_TimeSynchronizationService_GetLowAccuracyTimeSynch')).Body.Ta0;
        const again = Math.round(Date.now() / 1000);
        await answer('SetHighAccuracyTimeSynch', (done) => amt
            .AMT_TimeSynchronizationService_SetHighAccuracyTimeSynch(now, again, again, done));
        return { moved: now - before >= 3600 && now - before < 3660 };
    },

    // amtmanager: attemptSettingsSync
    async settings() {
        await batch('*AMT_GeneralSettings', '*AMT_RedirectionService', '*CIM_KVMRedirectionSAP', '*IPS_OptInService');
        await change('IPS_OptInService', { OptInRequired: 1 });
        await change('IPS_OptInService', { OptInRequired: 0 });
        const redirection = await get('AMT_RedirectionService');
        await answer('RequestStateChange', (done) => amt.AMT_RedirectionService_RequestStateChange(32771, done));
        await put('AMT_RedirectionService', Object.assign(redirection, { ListenerEnabled: true, EnabledState: 32771 }));
        await answer('RequestStateChange', (done) => amt.CIM_KVMRedirectionSAP_RequestStateChange(2, 0, done));
        const found = await batch('*AMT_RedirectionService', '*CIM_KVMRedirectionSAP');
        const general = await change('AMT_GeneralSettings', { HostName: 'renamed', DomainName: 'example.org' });
        return {
            redirection: found.AMT_RedirectionService.response.EnabledState,
            listener: found.AMT_RedirectionService.response.ListenerEnabled,
            kvm: found.CIM_KVMRedirectionSAP.response.EnabledState,
            name: `${general.HostName}.${general.DomainName}`,
        };
    },

    // amtmanager: attemptFetchHardwareInventory
    async inventory() {
        const found = await batch('*CIM_ComputerSystemPackage', 'CIM_SystemPackaging', '*CIM_Chassis', 'CIM_Chip',
            '*CIM_Card', '*CIM_BIOSElement', 'CIM_Processor', 'CIM_PhysicalMemory', 'CIM_MediaAccessDevice',
            'CIM_PhysicalPackage');
        const [port] = await list('AMT_EthernetPortSettings');
        const total = found.CIM_PhysicalMemory.responses.reduce((sum, one) => sum + one.Capacity, 0);
        return {
            uuid: found.CIM_ComputerSystemPackage.response.PlatformGUID,
            maker: found.CIM_Chassis.response.Manufacturer,
            bios: found.CIM_BIOSElement.response.Manufacturer,
            processors: found.CIM_Processor.responses.length,
            memory: total,
            disks: found.CIM_MediaAccessDevice.responses.map((one) => one.MaxMediaSize),
            packages: found.CIM_PhysicalPackage.responses.length,
            mac: port.MACAddress,
        };
    },

    // amtmanager: attemptTlsSync without the switch, attemptRootCertSync, attemptCleanCertsSync
    async certificates() {
        const forge = require(modules + '/../../node-forge');
        await batch('AMT_PublicKeyCertificate', 'AMT_PublicPrivateKeyPair', 'AMT_TLSSettingData',
            'AMT_TLSCredentialContext');
        const keys = forge.pki.rsa.generateKeyPair(2048);
        const root = certify('interop root', keys.publicKey, null, keys.privateKey);
        const added = await call('AMT_PublicKeyManagementService_AddTrustedRootCertificate', root.blob);
        const rootHandle = selector(added.Body.CreatedCertificate).Value;
        const made = await call('AMT_PublicKeyManagementService_GenerateKeyPair', 0, 2048);
        const keyHandle = selector(made.Body.KeyPair).Value;
        const pair = (await list('AMT_PublicPrivateKeyPair')).find((one) => one.InstanceID === keyHandle);
        const publicKey = forge.pki.publicKeyFromPem(
            `-----BEGIN RSA PUBLIC KEY-----${pair.DERKey}-----END RSA PUBLIC KEY-----`);
        const leaf = certify(address, publicKey, root.certificate, keys.privateKey);
        const leafHandle = selector((await call('AMT_PublicKeyManagementService_AddCertificate', leaf.blob))
            .Body.CreatedCertificate).Value;
        const certificates = await list('AMT_PublicKeyCertificate');
        const trusted = certificates.find((one) => one.InstanceID === rootHandle).TrustedRootCertficate;
        await remove('AMT_PublicKeyCertificate', { InstanceID: leafHandle });
        await remove('AMT_PublicPrivateKeyPair', { InstanceID: keyHandle });
        await remove('AMT_PublicKeyCertificate', { InstanceID: rootHandle });
        const left = (await list('AMT_PublicKeyCertificate')).map((one) => one.InstanceID);
        return { trusted, left: left.filter((one) => one === rootHandle || one === leafHandle).length };
    },

    // amtmanager: attemptCiraSync, addMpsServer, addMpsPolicy, checkEnvironmentDetection, and undone again
    async cira() {
        await batch('*AMT_EnvironmentDetectionSettingData', 'AMT_ManagementPresenceRemoteSAP',
            'AMT_RemoteAccessCredentialContext', 'AMT_RemoteAccessPolicyAppliesToMPS', 'AMT_RemoteAccessPolicyRule',
            '*AMT_UserInitiatedConnectionService', 'AMT_MPSUsernamePassword', '*IPS_HTTPProxyService',
            'IPS_HTTPProxyAccessPoint');
        await call('AMT_UserInitiatedConnectionService_RequestStateChange', 32771, null);
        const server = await call('AMT_RemoteAccessService_AddMpServer',
            'mps.example.org', 201, 4433, 2, null, 'interoperability', 'P@ssw0rdP@ssw0rd', 'mps.example.org');
        const name = chosen(server.Body.MpServer, 'Name');
        const every10s = Buffer.from([0, 0, 0, 0, 0, 0, 0, 10]).toString('base64');
        await call('AMT_RemoteAccessService_AddRemoteAccessPolicyRule', 2, 0, every10s,
            [reference('AMT_ManagementPresenceRemoteSAP', 'Name', name)], []);
        const [applies] = await list('AMT_RemoteAccessPolicyAppliesToMPS');
        const policy = chosen(applies.PolicySet, 'PolicyRuleName');
        const detection = await change('AMT_EnvironmentDetectionSettingData', { DetectionStrings: ['example.org', 'example.com'] });
        await put('AMT_EnvironmentDetectionSettingData', Object.assign(detection, { DetectionStrings: [] }));
        await remove('AMT_RemoteAccessPolicyRule', { PolicyRuleName: policy });
        await remove('AMT_ManagementPresenceRemoteSAP', { Name: name });
        return {
            policy,
            server: chosen(applies.ManagedElement, 'Name') === name,
            user: (await get('AMT_UserInitiatedConnectionService')).EnabledState,
            left: (await list('AMT_ManagementPresenceRemoteSAP')).length,
        };
    },

    // amtmanager: attempt8021xSync, attemptWifiSync on a machine without WiFi
    async network() {
        const profile = await change('AMT_8021XProfile', { Enabled: false });
        const wifi = await new Promise((resolve) => amt.BatchEnum(null, ['CIM_WiFiEndpointSettings',
            '*AMT_WiFiPortConfigurationService', '*CIM_WiFiPort'], (stack, name, found, status) => resolve(status)));
        return { profile: profile.InstanceID, wifi };
    },

    // The accounts page of the AMT tab
    async accounts() {
        const md5 = (text) => require('crypto').createHash('md5').update(text, 'utf8').digest('base64');
        const [name, realm] = ['operator', connection.digestRealm ?? (await get('AMT_GeneralSettings')).DigestRealm];
        const added = await call('AMT_AuthorizationService_AddUserAclEntryEx',
            name, md5(`${name}:${realm}:P@ssw0rd`), null, 2, [5, 13]);
        const handle = added.Body.Handle;
        const all = (await call('AMT_AuthorizationService_EnumerateUserAclEntries', 1)).Body;
        const entry = (await call('AMT_AuthorizationService_GetUserAclEntryEx', handle)).Body;
        await answer('SetAclEnabledState', (done) => amt.AMT_AuthorizationService_SetAclEnabledState(handle, false, done));
        const enabled = (await call('AMT_AuthorizationService_GetAclEnabledState', handle)).Body.Enabled;
        await call('AMT_AuthorizationService_UpdateUserAclEntryEx', handle, name, null, null, 2, [5]);
        await call('AMT_AuthorizationService_RemoveUserAclEntry', handle);
        return {
            listed: [].concat(all.Handles).includes(handle), name: entry.DigestUsername, realms: entry.Realms, enabled,
            admin: (await call('AMT_AuthorizationService_GetAdminAclEntry')).Body.Username,
        };
    },

    // The event log and audit log of the AMT tab
    async logs() {
        const read = (what) => new Promise((resolve, reject) => amt[what]((...found) => {
            const [status, records] = what === 'GetMessageLog' ? [found[3], found[1] ?? found[2]] : [found[2], found[1]];
            if (status !== 200) reject(new Error(`${what}: status ${status}`)); else resolve(records);
        }));
        const events = (await read('GetMessageLog')).map((one) => `${one.EntityStr}: ${one.Desc}`);
        await call('AMT_MessageLog_FreezeLog', true);
        await call('AMT_MessageLog_FreezeLog', false);
        const audits = (await read('GetAuditLog')).map((one) => `${one.Initiator}: ${one.AuditApp}: ${one.Event}`);
        return { events, audits };
    },

    // The alarms of the AMT tab
    async alarms() {
        const start = new Date(Date.now() + 86400000).toISOString().slice(0, 19) + 'Z';
        await answer('AddAlarm', (done) => amt.AMT_AlarmClockService_AddAlarm(
            { InstanceID: 'interop', ElementName: 'interop', StartTime: { Datetime: start }, DeleteOnCompletion: true },
            (stack, name, response, status) => done(stack, name, response, status)));
        const [alarm] = await list('IPS_AlarmClockOccurrence');
        await remove('IPS_AlarmClockOccurrence', { InstanceID: 'interop' });
        return { id: alarm.InstanceID, on: alarm.StartTime.Datetime === start, left: (await list('IPS_AlarmClockOccurrence')).length };
    },

    // The AMT tab before its remote desktop connects, up to where the user is asked for the code
    async askConsent() {
        const found = await get('IPS_OptInService');
        if (found.OptInState === 2) await call('IPS_OptInService_CancelOptIn');
        await call('IPS_OptInService_StartOptIn');
        await get('IPS_SecIOService');
        await list('CIM_ServiceAvailableToElement');
        return { required: found.OptInRequired, state: (await get('IPS_OptInService')).OptInState };
    },

    // The same from there on
    async giveCode() {
        await call('IPS_OptInService_SendOptInCode', code);
        return { state: (await get('IPS_OptInService')).OptInState };
    },

    // The AMT tab: power up from the CD of its storage redirection
    async startFromStorage() {
        const settings = await get('AMT_BootSettingData');
        await call('CIM_BootConfigSetting_ChangeBootOrder', null);
        for (const name of NOT_PUT) delete settings[name];
        await put('AMT_BootSettingData', Object.assign(settings, {
            BIOSPause: false, BIOSSetup: false, BootMediaIndex: 0, ConfigurationDataReset: false, EnforceSecureBoot: false,
            FirmwareVerbosity: 0, ForcedProgressEvents: false, IDERBootDevice: 1, LockKeyboard: false,
            LockPowerButton: false, LockResetButton: false, LockSleepButton: false, ReflashBIOS: false,
            SecureErase: false, UseIDER: true, UseSOL: false, UseSafeMode: false, UserPasswordBypass: false,
        }));
        await answer('SetBootConfigRole', (done) => amt.SetBootConfigRole(1, done));
        await call('CIM_BootConfigSetting_ChangeBootOrder', null);
        await answer('RequestPowerStateChange', (done) => amt.RequestPowerStateChange(2, done));
        return {};
    },
};

setTimeout(() => { console.error('no answer'); process.exit(1); }, 50000);
PANELS[panel]().then(
    (result) => { console.log(JSON.stringify(result)); process.exit(0); },
    (error) => { console.error(String(error)); process.exit(1); });
