// Sits at a machine's serial console, its screen or its CD drive with MeshCentral's own modules:
// redirection.js MESHCENTRAL ADDRESS sol|kvm|storage [IMAGE], the user in AMT_USER, the password in AMT_PASSWORD, over
// TLS where AMT_TLS is 1. Each line of its input is a command, each of its output an event, both as JSON lists.
//
//   sol:      ["type", text]                               -> ["text", what the machine says]
//   kvm:      ["press", code, keyCode], ["picture", path]  -> ["size", width, height], ["picture", width, height]
//   storage:  ["die", n], in the middle of the n-th read   -> ["read", block, blocks]
//   all:                                   ["state", 0 closed … 3 open], ["complaint", what a module logs]
//
// The image is offered at the machine's next start, or at once where AMT_STORAGE_START is 2. The screen is asked for in
// AMT_BITS a pixel, 16 or 8.
'use strict';

const fs = require('fs');
const net = require('net');
const path = require('path');
const tls = require('tls');
const vm = require('vm');
const { constants } = require('crypto');

const [meshcentral, address, kind, image] = process.argv.slice(2);
const { AMT_USER: user = 'admin', AMT_PASSWORD: password, AMT_TLS: secure = '0', AMT_BITS: bitsPerPixel = '16' } = process.env;

const tell = (...event) => fs.writeSync(1, JSON.stringify(event) + '\n');
console.log = (...words) => tell('complaint', words.join(' '));
process.on('uncaughtException', (error) => tell('complaint', error.stack));

// What is between the browser and the machine: MeshCentral's relay, whose choice of ciphers this is.
class WebSocket {
    static OPEN = 1;

    constructor(url) {
        const asked = new URL(url).searchParams;
        const where = { host: asked.get('host'), port: asked.get('port') };
        const options = {
            ciphers: 'RSA+AES:!aNULL:!MD5:!DSS', minVersion: 'TLSv1', rejectUnauthorized: false,
            secureOptions: constants.SSL_OP_NO_COMPRESSION | constants.SSL_OP_CIPHER_SERVER_PREFERENCE,
        };
        const opened = () => { this.readyState = WebSocket.OPEN; this.onopen(); };
        const encrypted = asked.get('tls') === '1';
        this.stream = encrypted ? tls.connect({ ...where, ...options }, opened) : net.connect(where, opened);
        const arrayBuffer = (octets) => octets.buffer.slice(octets.byteOffset, octets.byteOffset + octets.length);
        this.stream.on('data', (octets) => this.onmessage({ data: arrayBuffer(octets) }));
        this.stream.on('error', () => undefined);  // the page hears of the close that follows only
        this.stream.on('close', () => { this.readyState = 3; this.onclose(); });
    }

    send(octets) { this.stream.write(Buffer.from(octets)); }

    close() { this.stream.end(); }
}

// What the page has to draw on: its pixels are RGBA, and setting its size clears it.
class Canvas {
    style = {};
    #size = { width: 0, height: 0 };

    constructor() { this.#clear({}); }

    #clear(change) {
        Object.assign(this.#size, change);
        this.pixels = Buffer.alloc(this.#size.width * this.#size.height * 4);
    }

    get width() { return this.#size.width; }

    set width(width) { this.#clear({ width }); }

    get height() { return this.#size.height; }

    set height(height) { this.#clear({ height }); }

    // The 2d context is the canvas itself.
    getContext() { return this; }

    get canvas() { return this; }

    createImageData(width, height) { return { width, height, data: new Uint8ClampedArray(width * height * 4) }; }

    putImageData(tile, x, y) {
        const columns = Math.min(tile.width, this.width - x);
        for (let row = 0; row < Math.min(tile.height, this.height - y); row++) {
            const start = row * tile.width * 4;
            this.pixels.set(tile.data.subarray(start, start + columns * 4), ((y + row) * this.width + x) * 4);
        }
    }

    fillRect(x, y, width, height) {
        const rgb = this.fillStyle.startsWith('#')
            ? [1, 3, 5].map((at) => parseInt(this.fillStyle.slice(at, at + 2), 16))
            : this.fillStyle.match(/\d+/g).map(Number);
        const tile = this.createImageData(width, height);
        for (let at = 0; at < tile.data.length; at += 4) tile.data.set([...rgb, 255], at);
        this.putImageData(tile, x, y);
    }
}

// The scripts of its page, in the order the page loads them.
function load(elements) {
    const page = {
        WebSocket, console, setTimeout, clearTimeout, setInterval, clearInterval,
        document: { getElementById: (name) => elements[name] }, alert: console.log,
        window: { location: { protocol: 'https:', host: 'page', pathname: '/' } },
    };
    vm.createContext(page);
    for (const name of ['common-0.0.1', 'amt-0.2.0', 'amt-desktop-0.0.2', 'amt-terminal-0.0.2', 'zlib', 'zlib-inflate',
        'zlib-adler32', 'zlib-crc32', 'amt-redir-ws-0.1.0']) {
        const file = path.join(meshcentral, 'public', 'scripts', name + '.js');
        vm.runInContext(fs.readFileSync(file, 'utf8'), page, { filename: file });
    }
    return page;
}

function connect(page, module) {
    const redirection = page.CreateAmtRedirect(module, null);
    redirection.onStateChanged = (_, state) => tell('state', state);
    redirection.Start(address, secure === '1' ? 16995 : 16994, user, password, Number(secure));
}

const KINDS = {
    sol() {
        const parts = { style: {}, parentNode: { style: {} } };
        const page = load({ Term: parts });
        const terminal = page.CreateAmtRemoteTerminal('Term', {});
        const show = terminal.ProcessData;
        terminal.ProcessData = (text) => { show(text); tell('text', text); };
        connect(page, terminal);
        return { type: (text) => terminal.TermSendKeys(text) };
    },

    kvm() {
        const canvas = new Canvas();
        const page = load({ Desk: canvas });
        const desktop = page.CreateAmtRemoteDesktop('Desk');
        desktop.localKeyMap = false;
        desktop.bpp = bitsPerPixel / 8;
        desktop.onScreenSizeChange = () => tell('size', canvas.width, canvas.height);
        desktop.onKvmData = () => undefined;
        desktop.GrabKeyInput();
        connect(page, desktop);
        return {
            press(code, keyCode) {
                page.document.onkeydown({ code, keyCode, shiftKey: false });
                page.document.onkeyup({ code, keyCode, shiftKey: false });
            },
            picture(file) {
                fs.writeFileSync(file, canvas.pixels);
                tell('picture', canvas.width, canvas.height);
            },
        };
    },

    // The one of its server: the one of its page finds a CD only beside a floppy. It is open when the machine has
    // answered what became of its drives.
    storage() {
        const node = { intelamt: { user, pass: password, tls: Number(secure) }, host: address, meshid: 'group' };
        const server = {
            db: { Get: (_, found) => found(null, [node]) },
            GetConnectivityState: () => ({ connectivity: 4 }),
            mpsserver: { GetConnectionToNode: () => null },
            certificateOperations: { forge: require(path.join(meshcentral, '..', 'node-forge')) },
        };
        const webserver = { common: require(path.join(meshcentral, 'common.js')) };
        const modules = path.join(meshcentral, 'amt');
        const ider = require(path.join(modules, 'amt-ider-module.js')).CreateAmtRemoteIder(webserver, server);
        const operator = { name: 'operator', links: { group: { rights: 8 } } };
        const redirection = require(path.join(modules, 'amt-redir-mesh.js'))
            .CreateAmtRedirect(ider, null, operator, webserver, server);
        redirection.onStateChanged = (_, state) => tell('state', state);
        ider.iderStart = Number(process.env.AMT_STORAGE_START ?? 0);
        const heard = ider.ProcessDataEx;
        ider.ProcessDataEx = () => {
            const answered = ider.acc[0] === 0x49;
            const length = heard();
            if (answered && length) tell('state', 3);
            return length;
        };
        let left = Infinity;
        ider.sectorStats = (mode, _device, _total, block, blocks) => {
            if (mode !== 1) return;
            tell('read', block, blocks);
            if (--left === 0) process.kill(process.pid, 'SIGKILL');
        };
        const fault = ider.diskSetup(null, image);
        if (fault) throw new Error(`diskSetup: ${fault}`);
        redirection.Start('node');
        return { die: (reads) => { left = reads; } };
    },
};

const commands = KINDS[kind]();
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const [name, ...words] = JSON.parse(line);
    commands[name](...words);
}).on('close', () => process.exit(0));
