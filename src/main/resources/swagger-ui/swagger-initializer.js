// Replaces the file of this name in Swagger UI: shows the API's document, and fills in things that exist at this moment, so
// that every operation can be tried. A service that asks for credentials shows the document's own examples.
'use strict';

/** The receiver of docs/webhooks.md, which may be called where the service and its users are on one machine. */
const RECEIVER = 'http://127.0.0.1:9090/';
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

function nothingYet(operation) {
    const maker = operation.tags.includes('Webhooks') ? 'webhooks' : 'builds';
    return ' **There is none yet: run `POST /api/v1/' + maker + '` first, then reload this page.**';
}

async function get(path) {
    const response = await fetch(path);
    if (!response.ok) {
        throw new Error(path + ' answers ' + response.status);
    }
    return response.json();
}

async function first(path) {
    return (await get(path)).items?.[0];
}

/** Parameters by operation: what each can be tried with. */
async function existing() {
    const builds = '../api/v1/builds?limit=1';
    const [build, queued, running, succeeded, failed, snapshots, keys, name] = await Promise.all([
        first(builds),
        first(builds + '&status=QUEUED'),
        first(builds + '&status=RUNNING'),
        first(builds + '&status=SUCCEEDED'),
        first(builds + '&status=FAILED'),
        get('../api/v1/snapshots'),
        get('../api/v1/keys'),
        first('../api/v1/names?limit=1'),
    ]);
    const digest = { digest: snapshots.items?.find((it) => it.status === 'ACTIVE')?.digest };
    const found = {
        getBuild: { id: build?.id },
        followBuild: { id: build?.id },
        getJobLog: { id: build?.id, job: build?.jobs[0].id },
        cancelBuild: { id: (queued ?? running ?? build)?.id },
        rebuild: { id: (succeeded ?? failed)?.id },
        getKey: { keyId: keys.items?.findLast((it) => it.status === 'ACTIVE')?.id },
    };
    for (const operation of ['getSnapshot', 'getSnapshotBlob', 'getSnapshotContainer', 'getSnapshotSignature',
        'getSnapshotAttestation', 'getSnapshotSigstoreBundle', 'revokeSnapshot']) {
        found[operation] = digest;
    }
    found.getSnapshotMetrics = { digest: snapshots.items?.find((it) => it.metrics?.state === 'MEASURED')?.digest };
    return { ...found, ...(await named(name)), ...(await hooked().catch(() => ({}))) };
}

/** Those of webhooks, where the caller may see them. */
async function hooked() {
    const webhook = await first('../api/v1/webhooks?limit=1');
    const delivery = webhook && (await first('../api/v1/webhooks/' + webhook.id + '/deliveries?limit=1'));
    const one = { id: webhook?.id };
    const sent = { ...one, delivery: delivery?.id };
    return {
        createWebhook: THIS_MACHINE.includes(location.hostname) ? { url: RECEIVER } : undefined,
        getWebhook: one,
        updateWebhook: one,
        deleteWebhook: one,
        rotateWebhookSecret: one,
        testWebhook: one,
        listWebhookDeliveries: { ...one, status: delivery?.status },
        getWebhookDelivery: sent,
        redeliverWebhookEvent: sent,
    };
}

async function named(summary) {
    const name = summary?.name;
    const { channels = [], versions = [] } = name ? await get('../api/v1/names/' + name + '?limit=1') : {};
    const own = channels.find((it) => it.channel !== 'latest')?.channel;
    const target = versions[0]?.targets.findLast((it) => it.usable)?.target ?? '';
    const [platform, engine] = target.split('/');
    return {
        getName: { name },
        rebuildName: { name },
        getVersion: { name, version: summary?.newest },
        getChannel: { name, channel: name && 'latest' },
        putChannel: { name, channel: name && 'stable' },
        deleteChannel: { name, channel: name && (own ?? 'stable') },
        resolve: { name, platform, engine },
    };
}

function fillIn(api, found) {
    for (const operation of Object.values(api.paths).flatMap((item) => Object.values(item))) {
        const values = found[operation.operationId] ?? {};
        for (const parameter of operation.parameters ?? []) {
            if (values[parameter.name]) {
                parameter.example = values[parameter.name];
            } else if (parameter.in === 'path' && parameter.name in values) {
                delete parameter.example;
                parameter.description += nothingYet(operation);
            }
        }
    }
    if (found.createWebhook) {
        api.components.schemas.WebhookRequest.example.url = found.createWebhook.url;
    }
    return api;
}

window.addEventListener('load', async () => {
    const [api, found] = await Promise.all([get('../v3/api-docs'), existing().catch(() => ({}))]);
    window.ui = SwaggerUIBundle({
        spec: fillIn(api, found),
        dom_id: '#swagger-ui',
        deepLinking: true,
        presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
        plugins: [SwaggerUIBundle.plugins.DownloadUrl],
        layout: 'StandaloneLayout',
        defaultModelsExpandDepth: 0,
        displayRequestDuration: true,
        validatorUrl: null,
    });
});
