/* Whether the board's Wi-Fi is connected, as iwd tells it over the system bus. */
#include "device/station.h"

#include <stddef.h>
#include <stdint.h>

#include <systemd/sd-bus.h>

#include "base/text.h"

enum { MOST_WAIT_US = 5000000, STATE_TEXT = 32 };

/* What is heard while iwd's objects are read. */
struct hearing {
    const char *ssid;
    bool scanning, in_reach;
    char state[STATE_TEXT]; /* of the radio that is connected, or else of the last; "": none */
};

enum station_state station_judge(const struct station_report *report)
{
    if (report->state[0] == '\0')
        return STATION_UNKNOWN;
    if (text_equal(report->state, "connected") || text_equal(report->state, "roaming"))
        return STATION_CONNECTED;
    if (!text_equal(report->state, "disconnected"))
        return STATION_TRYING;
    if (report->in_reach)
        return STATION_REFUSED;
    return report->scanning ? STATION_TRYING : STATION_OUT_OF_REACH;
}

static int hear_flag(sd_bus_message *message, const char *interface, const char *name,
                     struct hearing *hearing)
{
    int value = 0, code = sd_bus_message_read(message, "v", "b", &value);
    bool of_station = text_equal(interface, "net.connman.iwd.Station");
    if (code >= 0 && of_station && text_equal(name, "Scanning"))
        hearing->scanning = hearing->scanning || value != 0;
    return code;
}

static int hear_text(sd_bus_message *message, const char *interface, const char *name,
                     struct hearing *hearing)
{
    const char *value = NULL;
    int code = sd_bus_message_read(message, "v", "s", &value);
    if (code < 0)
        return code;
    if (text_equal(interface, "net.connman.iwd.Network") && text_equal(name, "Name"))
        hearing->in_reach = hearing->in_reach || text_equal(value, hearing->ssid);
    bool of_station = text_equal(interface, "net.connman.iwd.Station") && text_equal(name, "State");
    if (of_station && !text_equal(hearing->state, "connected"))
        text_copy(hearing->state, sizeof hearing->state, value);
    return code;
}

/* {sv} of an interface: a property's name and value, of which texts and flags matter. */
static int hear_property(sd_bus_message *message, const char *interface, struct hearing *hearing)
{
    const char *name = NULL, *type = NULL;
    int code = sd_bus_message_read(message, "s", &name);
    if (code < 0 || (code = sd_bus_message_peek_type(message, NULL, &type)) < 0)
        return code;
    if (text_equal(type, "s"))
        return hear_text(message, interface, name, hearing);
    if (text_equal(type, "b"))
        return hear_flag(message, interface, name, hearing);
    return sd_bus_message_skip(message, "v");
}

/* {sa{sv}} of an object: an interface and its properties. */
static int hear_interface(sd_bus_message *message, struct hearing *hearing)
{
    const char *interface = NULL;
    int code = sd_bus_message_read(message, "s", &interface);
    if (code >= 0)
        code = sd_bus_message_enter_container(message, SD_BUS_TYPE_ARRAY, "{sv}");
    while (code >= 0 && (code = sd_bus_message_enter_container(message, 'e', "sv")) > 0) {
        code = hear_property(message, interface, hearing);
        if (code >= 0)
            code = sd_bus_message_exit_container(message);
    }
    return code < 0 ? code : sd_bus_message_exit_container(message);
}

/* {oa{sa{sv}}}: an object and its interfaces. */
static int hear_object(sd_bus_message *message, struct hearing *hearing)
{
    int code = sd_bus_message_skip(message, "o");
    if (code >= 0)
        code = sd_bus_message_enter_container(message, SD_BUS_TYPE_ARRAY, "{sa{sv}}");
    while (code >= 0 && (code = sd_bus_message_enter_container(message, 'e', "sa{sv}")) > 0) {
        code = hear_interface(message, hearing);
        if (code >= 0)
            code = sd_bus_message_exit_container(message);
    }
    return code < 0 ? code : sd_bus_message_exit_container(message);
}

static int hear_objects(sd_bus_message *message, struct hearing *hearing)
{
    int code = sd_bus_message_enter_container(message, SD_BUS_TYPE_ARRAY, "{oa{sa{sv}}}");
    while (code >= 0 && (code = sd_bus_message_enter_container(message, 'e', "oa{sa{sv}}")) > 0) {
        code = hear_object(message, hearing);
        if (code >= 0)
            code = sd_bus_message_exit_container(message);
    }
    return code;
}

/* The reply is the caller's to unref; NULL where nobody answers. */
static sd_bus_message *ask_objects(sd_bus *bus)
{
    sd_bus_message *question = NULL, *reply = NULL;
    if (sd_bus_message_new_method_call(bus, &question, "net.connman.iwd", "/",
                                       "org.freedesktop.DBus.ObjectManager",
                                       "GetManagedObjects") >= 0 &&
        sd_bus_message_set_auto_start(question, false) >= 0)
        sd_bus_call(bus, question, MOST_WAIT_US, NULL, &reply);
    sd_bus_message_unref(question);
    return reply;
}

enum station_state station_ask(const char *ssid)
{
    struct hearing hearing = {.ssid = ssid};
    sd_bus *bus = NULL;
    sd_bus_message *reply = NULL;
    if (sd_bus_open_system(&bus) >= 0)
        reply = ask_objects(bus);
    if (reply && hear_objects(reply, &hearing) < 0)
        hearing.state[0] = '\0';
    sd_bus_message_unref(reply);
    sd_bus_flush_close_unref(bus);
    struct station_report report = {hearing.state, hearing.scanning, hearing.in_reach};
    return station_judge(&report);
}
